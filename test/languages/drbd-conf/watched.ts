import type { Located } from '../../../src/text/located.js'
import type { Span } from '../../../src/text/span.js'

/** What holds a name, a number or an address of a resource, and under which property. */
const valueProperties = new Set(['value', 'text', 'secret', 'nameText'])

/**
 * Wraps a configuration so that `told` hears of each name, number or address that is read out of it, by its place. `isHole` tells
 * whether one resource may have another text in a place than the next.
 */
export function watched<T extends object>(root: T, isHole: (span: Span) => boolean, told: (span: Span) => void): T {
  const known = new WeakMap<object, object>()
  const wrap = (value: unknown): unknown => {
    if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return value
    if (value instanceof RegExp || value instanceof Set || value instanceof Map || value instanceof WeakMap) return value
    const found = known.get(value)
    if (found !== undefined) return found
    const made: object = Array.isArray(value)
      ? value.map(wrap)
      : typeof value === 'function'
        ? value
        : new Proxy(value, {
            get(target, property) {
              const { span, minorAt, kind } = target as Partial<Located<unknown>> & { readonly minorAt?: Located<unknown>; readonly kind?: string }
              if (valueProperties.has(String(property)) && span !== undefined && kind === undefined && isHole(span)) told(span)
              if (property === 'minor' && minorAt?.span !== undefined && isHole(minorAt.span)) told(minorAt.span)
              const inner: unknown = Reflect.get(target, property, target)
              if (typeof inner !== 'function') return wrap(inner)
              return (...args: unknown[]) => wrap(Reflect.apply(inner, target, args))
            },
          })
    known.set(value, made)
    return made
  }
  return wrap(root) as T
}
