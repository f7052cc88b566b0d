import * as z from 'zod/mini'

import type { OptionAt, OptionSection } from '../vocabulary.js'
import { vocabularyAt } from '../vocabulary.js'

/** Options of one section by name; `true` stands for a bare word. */
export type PlainOptions = Readonly<Record<string, string | number | true>>

/** A host of a resource, as a program writes it. */
export interface PlainHost {
  readonly name: string
  /** With port: `192.0.2.1:7788`, `[2001:db8::1]:7788`. */
  readonly address: string
  readonly minor: number
  readonly disk: string
  /** `internal`, or a device with or without an index. */
  readonly metaDisk: string
}

/** A resource, as a program writes it. */
export interface PlainResource {
  readonly name: string
  readonly hosts: readonly PlainHost[]
  readonly options?: Readonly<Record<string, PlainOptions>> | undefined
}

/** A configuration, as a program writes it. */
export interface PlainConfiguration {
  readonly common?: Readonly<Record<string, PlainOptions>> | undefined
  readonly resources: readonly PlainResource[]
}

/** Sections of options that a resource and `common` may hold. */
const sections: readonly OptionSection[] = ['net', 'disk', 'syncer', 'startup', 'options', 'handlers']

/**
 * Makes the schema of what a program may hand to `printPlain` for a release: every option that the release knows, with its
 * words and its range. It is built from the vocabulary, and only when asked for: reading a file needs none of it.
 */
export function createSchema(target: string): z.ZodMiniType<PlainConfiguration> {
  const vocabulary = vocabularyAt(target)
  const known = sections.filter(section => vocabulary.options(section, 'resource').length > 0)
  const inSections = z.optional(
    z.strictObject(
      Object.fromEntries(known.map(section => [section, z.optional(optionsOf(vocabulary.options(section, 'resource')))])),
    ),
  )
  const name = z.string().check(z.regex(/^[^"\\\u0000-\u001f]{1,255}$/))
  const host = z.strictObject({
    name,
    address: z.string().check(z.regex(/^(?:[0-9.]{7,15}|\[[0-9a-fA-F:.]+\]):[0-9]{1,5}$/)),
    minor: z.number().check(z.int(), z.minimum(0), z.maximum(1048575)),
    disk: name,
    metaDisk: z.string().check(z.regex(/^[^"\\\s]+(?: \[[0-9]{1,8}\])?$/)),
  })
  const resource = z.strictObject({ name, hosts: z.array(host), options: inSections })
  return z.strictObject({ common: inSections, resources: z.array(resource) }) as unknown as z.ZodMiniType<PlainConfiguration>
}

function optionsOf(options: readonly OptionAt[]): z.ZodMiniType {
  return z.strictObject(Object.fromEntries(options.map(option => [option.entry.name, z.optional(valueOf(option))])))
}

function valueOf({ facts }: OptionAt): z.ZodMiniType {
  const { kind, form, min = 0, max = 99_999_999, values = [] } = facts
  if (form === 'flag') return z.literal(true)
  if (form === 'yes-no' || form === 'yes-no-prefix') return z.union([z.literal(true), z.enum(['yes', 'no'])])
  const number = z.number().check(z.int(), z.minimum(min), z.maximum(Math.min(max, 99_999_999)))
  if (kind === 'number') return number
  if (kind === 'number-or-word') return z.union([number, z.enum([...values])])
  if (kind === 'enum') return z.enum([...values])
  return z.string().check(z.regex(/^[^"\\\u0000-\u001f]{1,255}$/))
}
