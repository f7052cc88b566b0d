import * as z from 'zod/mini'

import type { OptionAt, OptionSection, Place } from '../vocabulary.js'
import { vocabularyAt } from '../vocabulary.js'

/** Options of one section by name; `true` stands for a bare word. */
export type PlainOptions = Readonly<Record<string, string | number | true>>

/** Sections of options by name, such as `net`. */
export type PlainSections = Readonly<Record<string, PlainOptions>>

/** A host of a resource, as a program writes it: with one volume of its own, or with several in `volumes`. */
export interface PlainHost {
  readonly name: string
  /** With port: `192.0.2.1:7788`, `[2001:db8::1]:7788`. */
  readonly address: string
  readonly minor?: number | undefined
  /** `none` for a host without a disk, in dialect 9. */
  readonly disk?: string | undefined
  /** `internal`, or a device with or without an index. */
  readonly metaDisk?: string | undefined
  /** In dialect 9. */
  readonly nodeId?: number | undefined
  readonly volumes?: readonly PlainVolume[] | undefined
}

/** A numbered volume of a host, from 8.4 on. */
export interface PlainVolume {
  readonly number: number
  readonly minor: number
  readonly disk: string
  readonly metaDisk?: string | undefined
  readonly options?: PlainSections | undefined
}

/** A link between two hosts, in dialect 9. Without paths it runs between the addresses of the hosts. */
export interface PlainConnection {
  readonly hosts: readonly string[]
  /** Each with the addresses of both hosts, in the order of the hosts. */
  readonly paths?: readonly (readonly string[])[] | undefined
  readonly options?: PlainSections | undefined
  readonly volumes?: readonly { readonly number: number; readonly options: PlainSections }[] | undefined
}

/** Links between each two of several hosts, in dialect 9. */
export interface PlainMesh {
  readonly hosts: readonly string[]
  readonly options?: PlainSections | undefined
}

/** A resource, as a program writes it. */
export interface PlainResource {
  readonly name: string
  readonly hosts: readonly PlainHost[]
  readonly connections?: readonly PlainConnection[] | undefined
  readonly meshes?: readonly PlainMesh[] | undefined
  readonly options?: PlainSections | undefined
}

/** A configuration, as a program writes it. */
export interface PlainConfiguration {
  readonly global?: PlainOptions | undefined
  readonly common?: PlainSections | undefined
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
  const { dialect } = vocabulary
  /** What one kind of place may hold; nothing where the release has no such place. */
  const sectionsAt = (place: Place, names: readonly OptionSection[] = sections): z.ZodMiniType => {
    const known = names
      .map(section => [section, vocabulary.options(section, place)] as const)
      .filter(([, options]) => options.length > 0)
    return z.optional(z.strictObject(Object.fromEntries(known.map(([section, options]) => [section, z.optional(optionsOf(options))]))))
  }
  const inBody = sectionsAt('resource')
  const number = z.number().check(z.int(), z.minimum(0), z.maximum(65_534))
  const ofVolume = { minor, disk: name, metaDisk }
  const hasVolumes = dialect === '8.4' || dialect === '9'
  const volume = z.strictObject({ ...ofVolume, number, metaDisk: z.optional(metaDisk), options: sectionsAt('volume', ['disk']) })
  const host = z.union([
    z.strictObject({ name, address, ...ofVolume, ...nodeIdAt(dialect) }),
    ...(hasVolumes ? [z.strictObject({ name, address, volumes: z.array(volume).check(z.minLength(1)), ...nodeIdAt(dialect) })] : []),
  ])
  const connection = z.strictObject({
    hosts: z.array(name).check(z.length(2)),
    paths: z.optional(z.array(z.array(address).check(z.length(2)))),
    options: sectionsAt('connection', ['net', 'disk']),
    volumes: z.optional(z.array(z.strictObject({ number, options: sectionsAt('connection-volume', ['disk']) }))),
  })
  const mesh = z.strictObject({ hosts: z.array(name).check(z.minLength(2)), options: sectionsAt('mesh', ['net']) })
  const resource = z.strictObject({
    name,
    hosts: z.array(host),
    options: inBody,
    ...(dialect === '9' ? { connections: z.optional(z.array(connection)), meshes: z.optional(z.array(mesh)) } : {}),
  })
  return z.strictObject({
    global: z.optional(optionsOf(vocabulary.options('global', 'global'))),
    ...(dialect === '0.7' ? {} : { common: inBody }),
    resources: z.array(resource),
  }) as unknown as z.ZodMiniType<PlainConfiguration>
}

const name = z.string().check(z.regex(/^[^"\\\u0000-\u001f]{1,255}$/))
const address = z.string().check(z.regex(/^(?:[0-9.]{7,15}|\[[0-9a-fA-F:.]+\]):[0-9]{1,5}$/))
const minor = z.number().check(z.int(), z.minimum(0), z.maximum(1048575))
const metaDisk = z.string().check(z.regex(/^[^"\\\s]+(?: \[[0-9]{1,8}\])?$/))

/** Only dialect 9 numbers its hosts. */
function nodeIdAt(dialect: string): Record<string, z.ZodMiniType> {
  return dialect === '9' ? { nodeId: z.optional(z.number().check(z.int(), z.minimum(0), z.maximum(31))) } : {}
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
  if (kind === 'enum' && values.length > 0) return z.enum([...values])
  return z.string().check(z.regex(/^[^"\\\u0000-\u001f]{1,255}$/))
}
