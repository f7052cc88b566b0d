import * as z from 'zod/mini'

import { keyAt, keysIn } from '../vocabulary.js'
import type { ReactorEntry } from '../vocabulary.js'
import { operators } from '../vocabulary/entry.js'

/** A value: whole numbers and fractions are numbers. Times of TOML, which drbd-reactor has no use for, cannot be loaded. */
export type PlainValue = string | number | boolean | PlainValue[] | { [key: string]: PlainValue }

/** A table under its header, by its keys; a dotted key is one name, `old.role`. */
export interface PlainTable {
  /** `['promoter', 'resources', 'r0']`. */
  name: string[]
  /** In double brackets: one of several. */
  isRepeated: boolean
  values: Record<string, PlainValue>
}

/** A drbd-reactor.toml, or a snippet, as a program changes it. */
export interface PlainDrbdReactor {
  /** What stands before the first table. */
  values: Record<string, PlainValue>
  tables: PlainTable[]
}

/** Makes the schema of a drbd-reactor.toml: of keys that the vocabulary knows, their values too. */
export function createSchema(): z.ZodMiniType<PlainDrbdReactor> {
  const text = z.string().check(z.refine(own => !/\p{Surrogate}/u.test(own), { error: 'The text holds half a character' }))
  const value: z.ZodMiniType<PlainValue> = z.union([
    text,
    z.number().check(z.refine(isPlainNumber, { error: 'A number is whole and exact, or has a fraction' })),
    z.boolean(),
    z.array(z.lazy(() => value)),
    z.record(text, z.lazy(() => value)),
  ])
  const values = z.record(text, value)
  const table = z.strictObject({ name: z.array(text).check(z.minLength(1)), isRepeated: z.boolean(), values })
  return z.strictObject({ values, tables: z.array(table) }).check(context => {
    const own = context.value
    const refuse = (path: (string | number)[], message: string): void => void context.issues.push({ code: 'custom', message, path, input: own })
    for (const { path, message } of wrongValues('', own.values)) refuse(['values', path], message)
    for (const [index, { name, values: inner }] of own.tables.entries()) {
      const place = name[0] === 'promoter' && name[1] === 'resources' ? 'promoter.resources' : name.join('.')
      for (const { path, message } of wrongValues(place, inner)) refuse(['tables', index, 'values', path], message)
      for (const { name: key } of keysIn(place).filter(({ isRequired }) => isRequired === true)) {
        if (!Object.hasOwn(inner, key)) refuse(['tables', index, 'values', key], `"${key}" is missing`)
      }
    }
  })
}

/** 1.0 and 1 are two things to TOML, and one to JavaScript. */
function isPlainNumber(value: number): boolean {
  return Number.isFinite(value) && (Number.isSafeInteger(value) || !Number.isInteger(value))
}

function* wrongValues(place: string, values: Record<string, PlainValue>): Generator<{ readonly path: string; readonly message: string }> {
  for (const [key, value] of Object.entries(values)) {
    const entry = keyAt(place === '' ? key : `${place}.${key}`)
    if (entry !== undefined && !valueSchema(entry).safeParse(value).success) yield { path: key, message: `"${key}" is ${entry.values === undefined ? (entry.value ?? '') : `one of ${entry.values.join(', ')}`}` }
  }
}

function valueSchema({ type, values = [], isAnyCase }: ReactorEntry): z.ZodMiniType {
  const pattern = (inner: z.ZodMiniType): z.ZodMiniType => z.union([inner, z.looseObject({ operator: z.enum(operators), value: inner })])
  const whole = z.number().check(z.refine(value => Number.isInteger(value) && value >= 0))
  switch (type) {
    case 'string':
    case 'path':
    case 'socket-address':
      return z.string()
    case 'choice':
      return isAnyCase === true ? z.string().check(z.refine(word => values.includes(word.toLowerCase()))) : z.enum([...values])
    case 'bool':
      return z.boolean()
    case 'u32':
      return whole.check(z.lte(4_294_967_295))
    case 'u64':
      return whole
    case 'strings':
      return z.array(z.string())
    case 'string-table':
      return z.record(z.string(), z.string())
    case 'pattern':
      return pattern(z.string())
    case 'number-pattern':
      return pattern(whole)
    case 'pattern-table':
      return z.record(z.string(), z.any())
    case 'tables':
      return z.array(z.record(z.string(), z.any()))
    case 'table-of-tables':
      return z.record(z.string(), z.record(z.string(), z.any()))
  }
}
