import type { Value } from '../ast.js'
import { integerOf } from '../reading/scalar.js'
import type { PlainValue } from './schema.js'

/** Makes a plain value; nothing of what JavaScript has no value of its own for: times, 1.0, numbers beyond 2^53. */
export function plainValue(value: Value): PlainValue | undefined {
  switch (value.kind) {
    case 'string':
      return value.text
    case 'boolean':
      return value.text === 'true'
    case 'integer': {
      const number = Number(integerOf(value.text))
      return Number.isSafeInteger(number) ? number : undefined
    }
    case 'float': {
      const number = Number(value.text.replaceAll('_', ''))
      return Number.isFinite(number) && !Number.isInteger(number) ? number : undefined
    }
    case 'array': {
      const items = value.items.map(plainValue)
      return items.every(item => item !== undefined) ? items : undefined
    }
    case 'table': {
      const table: Record<string, PlainValue> = {}
      for (const { keys, value: own } of value.pairs) {
        const plain = plainValue(own)
        const [key, ...more] = keys
        if (plain === undefined || key === undefined || more.length > 0 || Object.hasOwn(table, key.text)) return undefined
        define(table, key.text, plain)
      }
      return table
    }
    default:
      return undefined
  }
}

/** Sets a key, also one that objects have by birth. */
export function define(table: Record<string, PlainValue>, key: string, value: PlainValue): void {
  Object.defineProperty(table, key, { value, enumerable: true, configurable: true, writable: true })
}

/** Writes a value on one line. */
export function writeValue(value: PlainValue): string {
  if (typeof value === 'string') return writeText(value)
  if (Array.isArray(value)) return `[${value.map(writeValue).join(', ')}]`
  if (typeof value !== 'object') return String(value)
  const pairs = Object.entries(value).map(([key, own]) => `${writeName(key)} = ${writeValue(own)}`)
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`
}

/** Writes a part of a key: bare where it may be. */
export function writeName(name: string): string {
  return /^[\w-]+$/.test(name) ? name : writeText(name)
}

/** JSON and TOML escape alike, but for one character. */
function writeText(text: string): string {
  return JSON.stringify(text).replaceAll('\u007f', '\\u007f')
}
