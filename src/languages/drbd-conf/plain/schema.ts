import * as z from 'zod/mini'

import { byteLength } from '../../../text/byte-length.js'
import { Secret } from '../../../text/secret.js'
import { quantityOf } from '../../../values/drbd-quantity.js'
import { numberTakes } from '../reading/ranges.js'
import type { Dialect, OptionAt, OptionSection, Place, TargetVocabulary } from '../vocabulary.js'
import { valueInWords, vocabularyAt } from '../vocabulary.js'
import type { PlainDrbdConf } from './model.js'

/** Sections of options that a resource, a host and `common` may hold; `resource` stands for what stands outside of them. */
const sections: readonly OptionSection[] = ['resource', 'net', 'disk', 'syncer', 'startup', 'options', 'handlers', 'proxy']

/**
 * Makes the schema of a drbd.conf for a release: every option that the release knows, with its words and its range. It is
 * built from the vocabulary, and only when asked for: checking a file needs none of it.
 */
export function createSchema(target: string): z.ZodMiniType<PlainDrbdConf> {
  const vocabulary = vocabularyAt(target)
  const { dialect } = vocabulary
  const pieces = piecesOf(vocabulary)
  const resource = z.strictObject({
    name: text,
    templateFile: z.optional(text),
    ignoredHosts: z.optional(z.array(word)),
    ...pieces.volumes,
    hosts: z.array(hostSchema(pieces)),
    options: pieces.body,
    ...(dialect === '9' ? { connections: z.optional(z.array(connectionSchema(pieces))), meshes: z.optional(z.array(meshSchema(pieces))) } : {}),
  })
  return z.strictObject({
    includes: z.optional(z.array(text)),
    global: z.optional(optionsOf('global', vocabulary.options('global', 'global'), dialect)),
    ...(dialect === '0.7' ? {} : { common: pieces.body }),
    resources: z.array(resource),
  }) as unknown as z.ZodMiniType<PlainDrbdConf>
}

/** What several schemas of a release have in common. */
interface Pieces {
  readonly vocabulary: TargetVocabulary
  /** What one kind of place may hold; nothing where the release has no such place. */
  sectionsAt(place: Place, names?: readonly OptionSection[]): z.ZodMiniType
  /** What a resource, a host and `common` may hold. */
  readonly body: z.ZodMiniType
  /** The one volume of a host or resource, and its numbered ones where the release has such. */
  readonly volumes: Readonly<Record<string, z.ZodMiniType>>
}

function piecesOf(vocabulary: TargetVocabulary): Pieces {
  const { dialect } = vocabulary
  const sectionsAt: Pieces['sectionsAt'] = (place, names = sections) => {
    const known = names
      .map(section => [section, vocabulary.options(section, place)] as const)
      .filter(([, options]) => options.length > 0)
    return z.optional(z.strictObject(Object.fromEntries(known.map(([section, options]) => [section, z.optional(optionsOf(section, options, dialect))]))))
  }
  const hasVolumes = dialect === '8.4' || dialect === '9'
  const volume = z.strictObject({ number, ...device, options: sectionsAt('volume', ['disk']) })
  return { vocabulary, sectionsAt, body: sectionsAt('resource'), volumes: { ...device, ...(hasVolumes ? { volumes: z.optional(z.array(volume)) } : {}) } }
}

function hostSchema({ vocabulary, body, volumes }: Pieces): z.ZodMiniType {
  const { dialect } = vocabulary
  const proxy = z.strictObject({
    hosts: z.array(word).check(z.minLength(1)),
    inside: z.optional(address),
    outside: z.optional(address),
    options: z.optional(optionsOf('proxy', vocabulary.options('proxy', 'resource'), dialect)),
  })
  return z
    .strictObject({
      kind: z.optional(z.enum(['on', 'floating', 'stacked'])),
      name: z.optional(text),
      address: z.optional(address),
      ...volumes,
      ...(dialect === '9' ? { nodeId: z.optional(z.number().check(z.int(), z.minimum(0), z.maximum(31))) } : {}),
      options: body,
      proxies: z.optional(z.array(proxy)),
    })
    .check(z.refine(({ kind, name }) => (kind === 'floating') === (name === undefined), { path: ['name'], error: 'Every host but a floating one has a name' }))
}

function connectionSchema({ sectionsAt }: Pieces): z.ZodMiniType {
  const end = z.strictObject({ host: z.optional(word), address: z.optional(address), port: z.optional(z.number().check(z.int(), z.minimum(1), z.maximum(65_535))) })
  const ends = z.array(end).check(z.length(2, { error: 'A link has two ends' }))
  return z.strictObject({
    ends: z.optional(ends),
    paths: z.optional(z.array(ends)),
    options: sectionsAt('connection', ['net', 'disk']),
    volumes: z.optional(z.array(z.strictObject({ number, ...device, options: sectionsAt('connection-volume', ['disk']) }))),
  })
}

function meshSchema({ sectionsAt }: Pieces): z.ZodMiniType {
  return z.strictObject({ hosts: z.array(word).check(z.minLength(2)), options: sectionsAt('mesh', ['net']) })
}

const text = z.string().check(z.regex(/^[^"\\\u0000-\u001f]{1,255}$/, { error: 'A text of up to 255 characters, without quotes, backslashes and line ends' }))
const word = text.check(z.refine(name => !/\s/.test(name), { error: 'A name has no blanks' }))
const address = z.string().check(z.regex(/^(?:(?:ipv4|ssocks|sdp|sci) )?(?:[0-9.]{7,15}|\[[0-9a-fA-F:.%a-z]+\]):[0-9]{1,5}$/, { error: 'An address with a port, such as 192.0.2.1:7788 or [2001:db8::1]:7788' }))
const number = z.number().check(z.int(), z.minimum(0), z.maximum(65_534))
const minor = z.number().check(z.int(), z.minimum(0), z.maximum(1_048_575))
const metaDisk = z.string().check(z.regex(/^[^"\\\s]+(?: \[[0-9]{1,8}\])?$/, { error: '"internal", or a device with or without an index in brackets' }))
const device = { minor: z.optional(minor), device: z.optional(text), disk: z.optional(text), metaDisk: z.optional(metaDisk) }

function optionsOf(section: OptionSection, options: readonly OptionAt[], dialect: Dialect): z.ZodMiniType {
  return z.strictObject(
    Object.fromEntries(options.map(option => [option.entry.name, z.optional(valueOf(option, dialect))])),
    { error: issue => (issue.code === 'unrecognized_keys' ? `"${section}" has no ${issue.keys.map(key => `"${key}"`).join(', ')} in this release` : undefined) },
  )
}

/** What may be written for an option: `true` for a bare word, a number in the option's own unit, or a text. */
function valueOf(option: OptionAt, dialect: Dialect): z.ZodMiniType {
  const { entry, facts } = option
  const error = `${entry.name} takes ${valueInWords(entry, facts)}`
  if (entry.isSecret === true) {
    return z.instanceof(Secret).check(z.refine(secret => secret.is(hidden => isText(hidden, facts.maxLength)), { error: `${entry.name} is a text` }))
  }
  if (facts.form === 'flag') return z.literal(true, { error: `${entry.name} is a switch without a value` })
  if (facts.kind === 'host-list') return z.array(word, { error })
  const isBare = facts.form === 'yes-no' || facts.form === 'yes-no-prefix'
  const value = z.union([z.number(), z.string()], { error }).check(z.refine(written => isTaken(option, written, dialect), { error }))
  return isBare ? z.union([z.literal(true), value], { error }) : value
}

/**
 * Tells whether the software takes a value, now or when the resource is brought up. Of what drbdadm hands on without a look,
 * only what the option is there for.
 */
function isTaken(option: OptionAt, value: string | number, dialect: Dialect): boolean {
  const { entry, facts } = option
  const { kind, check, values = [], maxLength, isCaseInsensitive } = facts
  const written = String(value)
  if (!isText(written, check === 'length' ? maxLength : undefined)) return false
  const isWord = values.includes(written) || (isCaseInsensitive === true && values.includes(written.toUpperCase()))
  switch (kind) {
    case 'boolean':
    case 'flag':
      return written === 'yes' || written === 'no' || (entry.section === 'global' && isWord)
    case 'enum':
      return isWord || values.length === 0
    case 'number':
    case 'number-or-word':
      if (isWord && entry.section !== 'global') return true
      return check === 'clamped' || check === 'none' ? quantityOf(written, facts.scale) !== undefined : numberTakes(option, written, dialect)
    default:
      return true
  }
}

function isText(value: string, longest = 255): boolean {
  // eslint-disable-next-line no-control-regex
  return value !== '' && /^[^"\\\u0000-\u001f]*$/.test(value) && byteLength(value, 'utf8') <= longest
}
