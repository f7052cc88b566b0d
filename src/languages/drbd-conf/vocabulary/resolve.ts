import type { Check, DialectRow, Facts, OptionRow, OptionStatus, OptionTable, ValueKind } from './option-row.js'
import type { OptionRef, OptionSection, Replacement } from './option-row.js'
import { dialects, orderOf, releaseOf } from './release.js'
import type { Dialect, Release } from './release.js'
import type { Place, StructureDialect, StructureRow } from './structure.js'

/**
 * How an option is written. `value`: NAME VALUE; `flag`: the bare word; `yes-no`: the bare word, or with yes or no;
 * `yes-no-prefix`: also as no-NAME.
 */
export type Form = 'value' | 'flag' | 'yes-no' | 'yes-no-prefix'

/** What one release knows of an option. */
export interface OptionFacts {
  readonly kind: ValueKind
  readonly form: Form
  readonly check: Check
  /** In units of `scale`, as are `max` and a numeric `default`. */
  readonly min?: number
  readonly max?: number
  readonly scale: 1 | 512 | 1024
  readonly default?: number | string
  /** The words of an enum, or those that are accepted besides numbers. */
  readonly values?: readonly string[]
  readonly isCaseInsensitive?: true
  readonly maxLength?: number
  readonly table?: OptionTable
  readonly status?: OptionStatus
  /** The option as which the release keeps it. */
  readonly aliasOf?: OptionRef
  readonly note?: string
}

/** An option of any release. */
export interface OptionEntry {
  readonly section: OptionSection
  readonly name: string
  readonly kind: ValueKind
  readonly unit?: string
  readonly doc: string
  readonly source: string
  readonly isSecret?: true
  /** What to write where a release no longer knows it, or wants it elsewhere. */
  readonly now?: Replacement
  readonly row: OptionRow
}

/** Works out what a release knows of an option; `undefined` when it does not know it. */
export function factsOfRow(row: OptionRow, section: OptionSection, target: string): OptionFacts | undefined {
  const { dialect, order } = releaseOf(target)
  const first = dialects.find(known => row.at[known] !== undefined)
  if (first === undefined) return undefined
  const index = dialects.indexOf(dialect)
  if (index < dialects.indexOf(first) || index > lastIndex(row)) return undefined
  if (!isKnownIn(row.at[dialect], order)) return undefined

  let facts: Facts = {}
  for (const known of dialects.slice(dialects.indexOf(first), index + 1)) {
    const own = row.at[known]
    if (own === undefined) continue
    const { from: _from, to: _to, missing: _missing, changes = [], ...changed } = own
    facts = merged(facts, changed)
    for (const [release, change] of changes) {
      if (known !== dialect || order >= orderOf(release)) facts = merged(facts, change)
    }
  }
  return completed(row, section, facts, { dialect, order })
}

/** Lists the dialects that know an option or a structure, oldest first. */
export function dialectsOfRow(row: OptionRow | StructureRow): readonly Dialect[] {
  const first = dialects.findIndex(known => row.at[known] !== undefined)
  return first === -1 ? [] : dialects.slice(first, lastIndex(row) + 1)
}

/** Tells what a release says of a structure: where it may stand; `undefined` when the release does not know it. */
export function structureOfRow(
  row: StructureRow,
  target: string,
): { readonly in: readonly Place[]; readonly status?: 'deprecated' | 'internal' | 'legacy' } | undefined {
  const { dialect, order } = releaseOf(target)
  if (!dialectsOfRow(row).includes(dialect) || !isKnownIn(row.at[dialect], order)) return undefined
  let places: readonly Place[] = []
  let status: StructureDialect['status']
  for (const known of dialects.slice(0, dialects.indexOf(dialect) + 1)) {
    places = row.at[known]?.in ?? places
    status = row.at[known]?.status ?? status
  }
  return { in: places, ...(status === undefined ? {} : { status }) }
}

/** Says which releases know an option or a structure: `8.3.12 and later`. */
export function versionsOfRow(row: OptionRow | StructureRow): string {
  const known = dialectsOfRow(row)
  const first = known[0]
  const last = known[known.length - 1]
  if (first === undefined || last === undefined) return 'no release'
  const from = row.at[first]?.from
  const to = row.at[last]?.to
  const missing = row.at['9'] === undefined || !('missing' in row.at['9']) ? undefined : row.at['9'].missing
  const start = from === undefined ? first : isUtils(from) ? `${first} (drbd-utils ${short(from)})` : from
  const late = row.at['9']?.from
  const gap =
    missing !== undefined
      ? `, not drbd-utils ${short(missing[0])} to ${short(predecessor(missing[1]))}`
      : late !== undefined && first !== '9' && (from === undefined || !isUtils(from))
        ? `, with 9 from drbd-utils ${short(late)}`
        : ''
  if (last !== '9') {
    if (first === last && from === undefined) return first
    return `${start} to ${last}${gap}`
  }
  if (to !== undefined) return `drbd-utils ${short(from ?? '8.9.0')} to ${short(to.replace('.999', ''))}`
  if (first === '0.7' && from === undefined && gap === '') return 'all'
  if (first === '9') return from === undefined ? `9${gap}` : `9 from drbd-utils ${short(from)}${gap}`
  return `${start} and later${gap}`
}

/** The release before one that begins a series: 9.28.0 for 9.29.0. */
function predecessor(release: string): string {
  const [major = 0, minor = 0] = release.split('.').map(Number)
  return `${major}.${minor - 1}.0`
}

function isUtils(release: string): boolean {
  return releaseOf(release).dialect === '9'
}

function short(release: string): string {
  return release.startsWith('9.') ? release.replace(/\.0$/, '') : release
}

function lastIndex(row: { readonly last?: Dialect }): number {
  return row.last === undefined ? dialects.length - 1 : dialects.indexOf(row.last)
}

function isKnownIn(own: Pick<DialectRow, 'from' | 'to' | 'missing'> | undefined, order: number): boolean {
  if (own === undefined) return true
  if (own.from !== undefined && order < orderOf(own.from)) return false
  if (own.to !== undefined && order > orderOf(own.to)) return false
  const [start, end] = own.missing ?? []
  return start === undefined || end === undefined || order < orderOf(start) || order >= orderOf(end)
}

function merged(facts: Facts, changes: { readonly [Key in keyof Facts]: Facts[Key] | null }): Facts {
  const result: Record<string, unknown> = { ...facts }
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) delete result[key]
    else if (value !== undefined) result[key] = value
  }
  return result as Facts
}

function completed(
  row: OptionRow,
  section: OptionSection,
  facts: Facts,
  release: Release,
): OptionFacts {
  const kind = facts.kind ?? row.kind
  const { scale = 1, check = 'none', isCaseInsensitive, kind: _kind, ...others } = facts
  const table = others.table ?? commonTable(section, release.dialect)
  return {
    ...others,
    kind,
    form: formOf(row, kind, release.dialect),
    check: isBeforeRangeChecks(kind, release) ? 'none' : check,
    scale,
    ...(isCaseInsensitive === true ? { isCaseInsensitive } : {}),
    ...(table === undefined ? {} : { table }),
  }
}

function commonTable(section: OptionSection, dialect: Dialect): OptionTable | undefined {
  if (dialect !== '9') return undefined
  if (section === 'disk') return 'attach'
  if (section === 'net') return 'net'
  return section === 'options' ? 'resource' : undefined
}

function formOf(row: OptionRow, kind: ValueKind, dialect: Dialect): Form {
  if (kind === 'flag') return dialect === '9' && row.name.startsWith('no-') ? 'yes-no-prefix' : 'flag'
  if (kind !== 'boolean') return 'value'
  if (dialect === '9') return 'yes-no-prefix'
  return dialect === '8.4' ? 'yes-no' : 'flag'
}

/** drbdadm 0.7 began to look at ranges with 0.7.6. */
function isBeforeRangeChecks(kind: ValueKind, { dialect, order }: Release): boolean {
  return kind === 'number' && dialect === '0.7' && order < orderOf('0.7.6')
}
