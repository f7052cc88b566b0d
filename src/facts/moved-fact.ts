import type { Span } from '../text/span.js'
import type { TextChange } from '../text/text-change.js'
import { isSameData } from './same-data.js'

/** What has become of the texts that are others than before, by file. */
export type TextChanges = ReadonlyMap<string, TextChange>

/** Tells whether data says what it said before, of places that have only moved with their texts. */
export function isMovedData(before: unknown, now: unknown, changes: TextChanges): boolean {
  if (Object.is(before, now)) return true
  if (Array.isArray(before)) {
    return Array.isArray(now) && before.length === now.length && before.every((item, index) => isMovedData(item, now[index], changes))
  }
  if (!isPlain(before) || !isPlain(now)) return isSameData(before, now)
  const change = typeof before['file'] === 'string' && isSpan(before['span']) ? changes.get(before['file']) : undefined
  let count = 0
  for (const name in before) {
    if (!Object.hasOwn(now, name)) return false
    const [old, next] = [before[name], now[name]]
    const isSame = change !== undefined && name === 'span' ? isSpan(next) && change.isSamePlace(old as Span, next) : isMovedData(old, next, changes)
    if (!isSame) return false
    count += 1
  }
  for (const _ in now) count -= 1
  return count === 0
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

function isSpan(value: unknown): value is Span {
  return isPlain(value) && typeof value['start'] === 'number' && typeof value['end'] === 'number'
}
