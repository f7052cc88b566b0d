import { Secret } from '../text/secret.js'

/** Tells whether plain data says the same, and what is secret in it. Anything else is the same only as itself, as is a secret that nobody knows. */
export function isSameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (a instanceof Secret) return b instanceof Secret && a.equals(b)
  if (Array.isArray(a)) return Array.isArray(b) && areSameItems(a, b)
  if (Object.getPrototypeOf(a) !== Object.prototype || Object.getPrototypeOf(b) !== Object.prototype) return false
  // All facts of a host pass through here at each keystroke.
  let count = 0
  for (const name in a) {
    if (!Object.hasOwn(b, name) || !isSameData(a[name as keyof typeof a], b[name as keyof typeof b])) return false
    count += 1
  }
  for (const _ in b) count -= 1
  return count === 0
}

function areSameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false
  for (let index = 0; index < a.length; index += 1) if (!isSameData(a[index], b[index])) return false
  return true
}
