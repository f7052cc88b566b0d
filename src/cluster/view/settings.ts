import type { Finding } from '../../diagnostics/diagnostic.js'
import { compareText } from '../../diagnostics/order.js'
import type { HostFact } from '../../facts/fact-index.js'
import type { Origin } from '../../text/located.js'
import { addTo } from '../../text/multimap.js'
import { Secret } from '../../text/secret.js'
import { deviations } from '../deviations.js'
import { followingFromErrors, placesAround } from './suspects.js'

/** One host's copy of a file, as its settings. */
export interface Copy {
  readonly host: string
  /** The start of the file, to point at what it lacks. */
  readonly file: Origin
  /** Where there are several, all of them. */
  readonly files?: readonly Origin[]
  readonly settings: readonly HostFact<'setting'>[]
  /** The same object in copies that say the same. */
  readonly saying?: object
}

/** One thing in which a copy differs from what most of the hosts say. */
export interface Difference {
  /** The keys of the place, `resource r0 / net / timeout`; of a whole section where all of it is absent. */
  readonly key: string
  /** The host that deviates, and one of those that it deviates from. */
  readonly host: string
  readonly other: string
  /** Where it is written: on the deviating host, or on the other where the deviating one lacks it. */
  readonly at: Origin
  readonly related: Origin
  /** What stands there; `undefined` for a section, a secret, or what is absent. */
  readonly actual: string | undefined
  readonly expected: string | undefined
  readonly kind: 'value' | 'missing' | 'extra'
  /** A whole section has another name; `at` is inside of it. */
  readonly isSection?: boolean
  /** Where an error, on either host, may be all that there is to the difference. */
  readonly suspects: readonly Origin[]
}

interface Entry {
  readonly host: string
  readonly fact: HostFact<'setting'> | undefined
}

const separator = ' / '

/** Which settings are compared, and where. */
export interface Comparison {
  readonly isCompared?: (key: string) => boolean
  /** The host need not have the setting; if it does not, it is left out of the comparison. */
  readonly isOptional?: (key: string, host: string) => boolean
  /** What a host says, or leaves out, is doubtful by itself: a name that no host has. */
  readonly isDoubtful?: (key: string, host: string, fact: HostFact<'setting'> | undefined) => boolean
}

/** Compares copies setting by setting. Where a whole section is absent, that is one difference. */
export function differencesOf(copies: readonly Copy[], comparison: Comparison = {}): Difference[] {
  const differing = keysBetweenEnds(copies)
  if (differing.size === 0) return []
  const { isCompared = () => true, isOptional = () => false, isDoubtful = () => false } = comparison
  const tables = new Map(copies.map(copy => [copy.host, tableOf(copy, differing)]))
  const keys = new Set<string>()
  for (const { settings } of tables.values()) for (const key of settings.keys()) keys.add(key)
  const all = [...tables.values()]
  const found: Difference[] = []
  const sections = new Map<string, Difference>()
  for (const key of keys) {
    if (isSameInAll(key, all) || !isCompared(key)) continue
    const entries = copies
      .map(({ host }): Entry => ({ host, fact: tables.get(host)?.settings.get(key) }))
      .filter(entry => isKnown(entry) && (entry.fact !== undefined || !isOptional(key, entry.host)))
    for (const { item, from } of deviations(entries, isSameEntry, ({ host, fact }) => isDoubtful(key, host, fact))) {
      const difference = describe(key, item, from, tables)
      if (difference === undefined) continue
      if (difference.kind === 'value') found.push(difference)
      else {
        const section = [difference.kind, difference.host, difference.key].join('\0')
        if (!sections.has(section)) sections.set(section, difference)
      }
    }
  }
  return [...found, ...paired([...sections.values()])]
}

/** Tells whether all copies have a setting, and the same one. */
function isSameInAll(key: string, [first, ...others]: readonly Table[]): boolean {
  const known = first?.settings.get(key)
  return first !== undefined && known !== undefined && others.every(({ copy, settings }) => {
    const fact = settings.get(key)
    return fact !== undefined && isSameEntry({ host: first.copy.host, fact: known }, { host: copy.host, fact })
  })
}

/** The keys of what stands between the ends of the copies that are the same: nearly all of two long files is, and should be. */
function keysBetweenEnds(all: readonly Copy[]): ReadonlySet<string> {
  const copies = unlikeEachOther(all)
  if (copies.length < 2) return new Set()
  const shortest = Math.min(...copies.map(({ settings }) => settings.length))
  const start = sameAtStart(copies, shortest)
  const end = sameAtEnd(copies, shortest - start)
  return new Set(copies.flatMap(({ settings }) => settings.slice(start, settings.length - end).map(({ fact }) => fact.key)))
}

/** Leaves out copies that are known to say the same as one before. */
function unlikeEachOther(copies: readonly Copy[]): readonly Copy[] {
  const said = new Set<object>()
  return copies.filter(({ saying }) => {
    if (saying === undefined) return true
    if (said.has(saying)) return false
    said.add(saying)
    return true
  })
}

/** Counts the settings that all copies begin with. */
function sameAtStart(copies: readonly Copy[], most: number): number {
  let count = 0
  while (count < most && areSameAt(copies, () => count)) count += 1
  return count
}

/** Counts the settings that all copies end with. */
function sameAtEnd(copies: readonly Copy[], most: number): number {
  let count = 0
  while (count < most && areSameAt(copies, ({ settings }) => settings.length - 1 - count)) count += 1
  return count
}

/** Tells whether all copies say the same at a place of each. */
function areSameAt([first, ...others]: readonly Copy[], indexIn: (copy: Copy) => number): boolean {
  if (first === undefined) return true
  const { host } = first
  const known = first.settings[indexIn(first)]
  for (const copy of others) {
    const fact = copy.settings[indexIn(copy)]
    if (fact === undefined || known?.fact.key !== fact.fact.key || !isSameEntry({ host, fact: known }, { host: copy.host, fact })) return false
  }
  return true
}

interface Table {
  readonly copy: Copy
  /** Those that may differ, each where it stands first. */
  readonly settings: ReadonlyMap<string, HostFact<'setting'>>
  /** Every key and every section above it; asked for only where something is absent. */
  prefixes(): ReadonlySet<string>
}

function tableOf(copy: Copy, differing: ReadonlySet<string>): Table {
  const settings = new Map<string, HostFact<'setting'>>()
  for (const entry of copy.settings) {
    const { key } = entry.fact
    if (differing.has(key) && !settings.has(key)) settings.set(key, entry)
  }
  let prefixes: ReadonlySet<string> | undefined
  return { copy, settings, prefixes: () => (prefixes ??= prefixesOf(copy)) }
}

function prefixesOf({ settings }: Copy): ReadonlySet<string> {
  const prefixes = new Set<string>()
  for (const { fact: { key } } of settings) for (let end = key.length; end > 0; end = key.lastIndexOf(separator, end - 1)) prefixes.add(key.slice(0, end))
  return prefixes
}

function isKnown({ fact }: Entry): boolean {
  const value = fact?.fact.value
  return !(value instanceof Secret && value.isUnknown)
}

function isSameEntry(a: Entry, b: Entry): boolean {
  if (a.fact === undefined || b.fact === undefined) return a.fact === b.fact
  const [left, right] = [a.fact.fact.value, b.fact.fact.value]
  if (left instanceof Secret || right instanceof Secret) {
    return left instanceof Secret && right instanceof Secret && left.equals(right)
  }
  return left === right
}

function describe(key: string, item: Entry, from: Entry, tables: ReadonlyMap<string, Table>): Difference | undefined {
  const [here, there] = [tables.get(item.host), tables.get(from.host)]
  if (here === undefined || there === undefined) return undefined
  const hosts = { host: item.host, other: from.host }
  const [actual, expected] = [shownValue(item), shownValue(from)]
  if (item.fact !== undefined && from.fact !== undefined) {
    return { ...hosts, key, kind: 'value', at: item.fact.origin, related: from.fact.origin, actual, expected, suspects: [item.fact.origin, from.fact.origin] }
  }
  if (item.fact !== undefined) {
    const absent = firstAbsent(key, there.prefixes())
    return { ...hosts, key: absent, kind: 'extra', at: item.fact.origin, related: there.copy.file, actual, expected, suspects: suspectsFor(absent, here, there) }
  }
  if (from.fact === undefined) return undefined
  const absent = firstAbsent(key, here.prefixes())
  return { ...hosts, key: absent, kind: 'missing', at: from.fact.origin, related: here.copy.file, actual, expected, suspects: suspectsFor(absent, here, there) }
}

/** What one host lacks may stand on it and not be understood; and what it has too many may be the rest of something else. */
function suspectsFor(absent: string, here: Table, there: Table): readonly Origin[] {
  return [here, there].flatMap(({ copy }) => placesAround(copy.settings, absent, copy.files ?? [{ file: copy.file.file, span: { start: 0, end: 0 } }]))
}

function shownValue({ fact }: Entry): string | undefined {
  const value = fact?.fact.value
  return typeof value === 'string' ? value : undefined
}

/** Shortens a key to the outermost section that the other copy has not at all. */
function firstAbsent(key: string, prefixes: ReadonlySet<string>): string {
  const parts = key.split(separator)
  for (let count = 1; count < parts.length; count += 1) {
    const prefix = parts.slice(0, count).join(separator)
    if (!prefixes.has(prefix)) return prefix
  }
  return key
}

/**
 * Takes a section that one copy lacks and one that it has too many, of one kind and at one place, for one that was
 * renamed.
 */
function paired(differences: readonly Difference[]): Difference[] {
  const missing = new Map<string, Difference[]>()
  for (const difference of differences) {
    if (difference.kind !== 'missing') continue
    addTo(missing, placeOf(difference), difference)
  }
  const result: Difference[] = []
  const used = new Set<Difference>()
  for (const difference of differences) {
    if (difference.kind !== 'extra') continue
    const partner = missing.get(placeOf(difference))?.shift()
    if (partner === undefined) {
      result.push(difference)
      continue
    }
    used.add(partner)
    result.push(renamed(difference, partner))
  }
  // Where neither version has a majority, each of the two hosts misses what the other has.
  for (const difference of differences) {
    if (difference.kind !== 'missing' || used.has(difference)) continue
    used.add(difference)
    const swapped = placeOf({ ...difference, host: difference.other })
    const partner = missing.get(swapped)?.find(other => !used.has(other) && other.other === difference.host)
    if (partner === undefined) {
      result.push(difference)
      continue
    }
    used.add(partner)
    result.push(renamed({ ...partner, host: partner.other, other: partner.host }, difference))
  }
  return result.sort((a, b) => compareText(a.at.file, b.at.file) || a.at.span.start - b.at.span.start)
}

/** Makes one difference of a section that a host has too many and one that it lacks. */
function renamed(extra: Difference, missing: Difference): Difference {
  const [keyword = '', ...name] = lastOf(extra.key).split(' ')
  const key = extra.key.slice(0, extra.key.length - lastOf(extra.key).length) + keyword
  const expected = lastOf(missing.key).slice(keyword.length + 1)
  return { ...extra, key, kind: 'value', isSection: true, related: missing.at, actual: name.join(' '), expected, suspects: [...extra.suspects, ...missing.suspects] }
}

function placeOf({ host, key }: Difference): string {
  const end = key.lastIndexOf(separator)
  const [keyword = ''] = lastOf(key).split(/[ #]/)
  // A plain setting is renamed as little as a value is: only sections, which carry a name, are paired.
  return [host, end === -1 ? '' : key.slice(0, end), lastOf(key).includes(' ') ? keyword : key].join('\0')
}

function lastOf(key: string): string {
  const end = key.lastIndexOf(separator)
  return end === -1 ? key : key.slice(end + separator.length)
}

/** Tells of something that some of the copies lack: the odd one out, at its own place. */
export function oneSided({ key, kind, host, other, at, related, suspects }: Difference): Pick<Finding, 'at' | 'message' | 'related' | 'followsFrom'> {
  return kind === 'missing'
    ? { at: related, message: `${shownKey(key)} is not in the copy of host "${host}"`, related: [{ at, message: `on host "${other}"` }], ...followingFromErrors(suspects) }
    : { at, message: `${shownKey(key)} is only in the copy of host "${host}"`, related: [{ at: related, message: `on host "${other}"` }], ...followingFromErrors(suspects) }
}

/** Writes a key as people read it: `"timeout" in "resource r0 net"`. */
export function shownKey(key: string): string {
  const parts = key.split(separator).map(part => part.replace(/#\d+$/, ''))
  const last = parts[parts.length - 1] ?? key
  const above = parts.slice(0, -1)
  return above.length === 0 ? `"${last}"` : `"${last}" in "${above.join(' ')}"`
}
