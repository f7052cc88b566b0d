import type { VocabularyEntry } from '../../language.js'
import type { ValueKind } from './option-row.js'
import { dialects } from './release.js'
import type { Dialect } from './release.js'
import { dialectsOfRow, factsOfRow, structureOfRow, versionsOfRow } from './resolve.js'
import type { OptionEntry, OptionFacts } from './resolve.js'
import type { StructureRow } from './structure.js'

const plain: Readonly<Record<ValueKind, string>> = {
  number: 'a number',
  enum: 'a word',
  boolean: 'yes or no',
  flag: 'no value',
  string: 'a text',
  command: 'a command line',
  'resource-ref': 'a resource, or RESOURCE/VOLUME',
  'host-list': 'both, or hosts',
  'number-or-word': 'a number or a word',
  block: 'a section',
}

/** Writes an option for people: its newest form, or that of one release, and where other releases differ. */
export function optionInWords(entry: OptionEntry, target?: string): VocabularyEntry {
  const { row, section } = entry
  const facts = (target === undefined ? undefined : factsOfRow(row, section, target)) ?? newestFacts(entry)
  const deprecated = isDiscouraged(entry, facts, target) ? entry.now?.text : undefined
  return {
    name: entry.name,
    kind: 'option',
    in: [section === 'resource' ? 'resource' : section],
    doc: entry.doc,
    source: entry.source,
    versions: versionsOfRow(row),
    ...(facts === undefined ? {} : factsInWords(entry, facts)),
    ...(entry.unit === undefined ? {} : { unit: unitInWords(entry.unit) }),
    ...(deprecated === undefined ? {} : { deprecated }),
  }
}

/** Writes a section or statement for people. */
export function structureInWords(row: StructureRow): VocabularyEntry {
  const known = dialectsOfRow(row)
  const places = new Set(known.flatMap(dialect => structureOfRow(row, dialect)?.in ?? []))
  return {
    name: row.name,
    kind: row.kind,
    in: [...places].map(place => (place === 'file' ? '' : placeInWords[place] ?? place)).filter(place => place !== ''),
    doc: row.doc,
    source: row.source,
    versions: versionsOfRow(row),
    ...(row.argument === undefined ? {} : { value: row.argument }),
    ...(row.now === undefined ? {} : { deprecated: row.now.text }),
  }
}

/** Says what a release takes as the value: `0.1 s, 1–300`. */
export function valueInWords(entry: OptionEntry, facts: OptionFacts): string {
  const { kind, values, min, max, scale } = facts
  if (kind === 'boolean') return facts.form === 'flag' ? 'no value' : plain.boolean
  if (kind === 'enum') return values === undefined ? plain.enum : values.join(' | ')
  if (kind !== 'number' && kind !== 'number-or-word') {
    return facts.maxLength === undefined ? plain[kind] : `${plain[kind]} of at most ${facts.maxLength} characters`
  }
  const words = kind === 'number-or-word' && values !== undefined ? `${values.join(' | ')} | ` : ''
  const unit = entry.unit === undefined ? 'a number' : unitInWords(entry.unit)
  const range = min === undefined || max === undefined ? '' : `, ${scaled(min, scale)}–${scaled(max, scale)}`
  const suffix = scale === 1 ? '' : `; without suffix it counts ${scale === 512 ? 'sectors of 512 bytes' : 'KiB'}`
  return `${words}${unit}${range}${suffix}`
}

/** Writes a default with the suffix that its scale stands for: `250K`. */
export function defaultInWords(facts: OptionFacts): string | undefined {
  const { default: value, scale } = facts
  if (value === undefined || typeof value === 'string') return value
  return scaled(value, scale)
}

const placeInWords: Readonly<Partial<Record<string, string>>> = {
  host: 'on',
  stacked: 'stacked-on-top-of',
  mesh: 'connection-mesh',
  'proxy-host': 'proxy on',
  'connection-volume': 'volume of a connection',
}

function factsInWords(entry: OptionEntry, facts: OptionFacts): Partial<VocabularyEntry> {
  const byDefault = defaultInWords(facts)
  const differences = differencesInWords(entry)
  const value = valueInWords(entry, facts)
  return {
    value: differences === '' ? value : `${value} (${differences})`,
    ...(facts.values === undefined ? {} : { values: facts.values }),
    ...(facts.kind === 'boolean' && facts.form !== 'flag' ? { values: ['yes', 'no'] } : {}),
    ...(byDefault === undefined ? {} : { default: byDefault }),
  }
}

/** Lists where older dialects took something else: `0.7 to 8.0: 1K–700000K`. */
function differencesInWords(entry: OptionEntry): string {
  const newest = newestFacts(entry)
  if (newest === undefined) return ''
  const groups: { from: Dialect; to: Dialect; text: string }[] = []
  for (const dialect of dialectsOfRow(entry.row)) {
    const facts = factsIn(entry, dialect)
    if (facts === undefined) continue
    const text = differenceOf(facts, newest)
    const last = groups[groups.length - 1]
    if (last?.text === text) last.to = dialect
    else groups.push({ from: dialect, to: dialect, text })
  }
  return groups
    .filter(({ text }) => text !== '')
    .map(({ from, to, text }) => `${from === to ? from : `${from} to ${to}`}: ${text}`)
    .join('; ')
}

const countedIn = { 1: 'bytes', 512: 'sectors', 1024: 'KiB' } as const

/** Says what of an older form differs from the newest one; nothing where all is the same. */
function differenceOf(facts: OptionFacts, newest: OptionFacts): string {
  const { kind, min, max, scale, values = [] } = facts
  const parts: string[] = []
  if (kind === 'boolean' && facts.form === 'flag' && newest.form !== 'flag') parts.push('no value')
  if (kind === 'enum' && values.join() !== (newest.values ?? []).join()) parts.push(values.join(' | '))
  if (min !== undefined && max !== undefined) {
    const isSameStart = min * scale === (newest.min ?? 0) * newest.scale
    const isSameEnd = max * scale === (newest.max ?? 0) * newest.scale
    if (!isSameStart || !isSameEnd) parts.push(`${scaled(min, scale)}–${scaled(max, scale)}`)
  }
  if (scale !== newest.scale) parts.push(`without suffix in ${countedIn[scale]}`)
  const byDefault = defaultInWords(facts)
  if (byDefault !== undefined && byDefault !== defaultInWords(newest)) parts.push(`default ${byDefault}`)
  return parts.join(', ')
}

function newestFacts(entry: OptionEntry): OptionFacts | undefined {
  const known = dialectsOfRow(entry.row)
  const newest = known[known.length - 1]
  return newest === undefined ? undefined : factsIn(entry, newest)
}

/** Takes the newest release of a dialect, or the first one that knows the option where the newest no longer does. */
function factsIn({ row, section }: OptionEntry, dialect: Dialect): OptionFacts | undefined {
  return factsOfRow(row, section, dialect) ?? factsOfRow(row, section, row.at[dialect]?.from ?? '8.9.0')
}

function isDiscouraged({ row, now }: OptionEntry, facts: OptionFacts | undefined, target: string | undefined): boolean {
  if (now === undefined) return false
  if (target === undefined) return true
  return facts?.status === 'deprecated' || !dialectsOfRow(row).includes(dialects[dialects.length - 1] ?? '9')
}

function unitInWords(unit: string): string {
  if (unit === 's') return 'seconds'
  if (unit === '0.1 s') return 'tenths of a second'
  if (unit === 'ms') return 'milliseconds'
  return unit === 'bytes/s' ? 'bytes per second' : unit
}

function scaled(value: number, scale: number): string {
  if (value >= 2 ** 63) return '2^64-1'
  if (scale === 1) return String(value)
  const bytes = value * scale
  const suffixes = ['K', 'M', 'G', 'T', 'P']
  let text = scale === 512 && bytes % 1024 !== 0 ? `${value}s` : ''
  let size = bytes / 1024
  for (const suffix of text === '' ? suffixes : []) {
    text = `${size}${suffix}`
    if (size % 1024 !== 0 || suffix === 'G') break
    size /= 1024
  }
  return value === 0 ? '0' : text
}

