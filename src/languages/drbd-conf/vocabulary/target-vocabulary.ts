import type { OptionSection } from './option-row.js'
import { orderOf, releaseOf } from './release.js'
import type { Dialect, Release } from './release.js'
import { reservedWords } from './reserved.js'
import { dialectsOfRow, factsOfRow, structureOfRow } from './resolve.js'
import type { OptionEntry, OptionFacts } from './resolve.js'
import { structureRows } from './structure.js'
import type { Place, StructureRow } from './structure.js'
import { optionEntries, optionNamed, optionsNamed, structuresNamed } from './table.js'

/** An option as one release sees it. */
export interface OptionAt {
  readonly entry: OptionEntry
  readonly facts: OptionFacts
  /** It was looked up as `no-NAME`. */
  readonly isNegated: boolean
}

/** A section or statement as one release sees it. */
export interface StructureAt {
  readonly entry: StructureRow
  readonly status?: 'deprecated' | 'internal' | 'legacy'
}

/** The names that one release knows. */
export interface TargetVocabulary {
  readonly target: string
  readonly release: Release
  readonly dialect: Dialect
  /** Finds an option that may stand in a section; `place` is where the section stands, a resource when absent. */
  option(section: OptionSection, name: string, place?: Place): OptionAt | undefined
  /** Lists the options that may stand in a section, by their usual names. */
  options(section: OptionSection, place?: Place): readonly OptionAt[]
  /** Finds a section or statement that may stand at a place. */
  structure(place: Place, name: string): StructureAt | undefined
  /** Lists the sections and statements that may stand at a place. */
  structures(place: Place): readonly StructureAt[]
  /** Tells whether a word is reserved: as a name it needs quotes. */
  isReserved(word: string): boolean
}

const known = new Map<string, TargetVocabulary>()

/** Gives the names that a release knows. Each release is worked out once, section by section as they are asked for. */
export function vocabularyAt(target: string): TargetVocabulary {
  let vocabulary = known.get(target)
  if (vocabulary === undefined) known.set(target, (vocabulary = createTargetVocabulary(target)))
  return vocabulary
}

/** Only these may stand in the disk section of a connection. */
const connectionPlaces: ReadonlySet<Place> = new Set<Place>(['connection', 'connection-volume'])
const bodyPlaces: ReadonlySet<Place> = new Set<Place>(['common', 'resource'])
/** The options of delay probes: read and dropped by 8.3.9 and later in every section, by 8.4 in all but syncer. */
const delayProbes: ReadonlySet<string> = new Set([
  'delay-probe-volume',
  'delay-probe-interval',
  'throttle-threshold',
  'hold-off-threshold',
])

function createTargetVocabulary(target: string): TargetVocabulary {
  const release = releaseOf(target)
  const { dialect } = release
  const bySection = new Map<OptionSection, SectionOptions>()
  const byPlace = new Map<Place, ReadonlyMap<string, StructureAt>>()
  let reserved: ReadonlySet<string> | undefined

  const section = (name: OptionSection): SectionOptions => {
    let options = bySection.get(name)
    if (options === undefined) bySection.set(name, (options = createSectionOptions(name, target)))
    return options
  }
  const structuresAt = (place: Place): ReadonlyMap<string, StructureAt> => {
    let structures = byPlace.get(place)
    if (structures === undefined) byPlace.set(place, (structures = structuresOf(place, target)))
    return structures
  }

  return {
    target,
    release,
    dialect,
    option(sectionName, name, place = 'resource') {
      const options = section(sectionName)
      const isPlain = sectionName !== 'global' && sectionName !== 'resource'
      const found = options.get(name) ?? (isPlain ? negated(options, name, dialect) : undefined) ?? stray(sectionName, name, release)
      return found !== undefined && isAllowed(found, place) ? found : undefined
    },
    options(sectionName, place = 'resource') {
      return section(sectionName).all().filter(option => isAllowed(option, place))
    },
    structure: (place, name) => structuresAt(place).get(name),
    structures: place => [...structuresAt(place).values()],
    isReserved(word) {
      reserved ??= new Set([...reservedWords(dialect)].filter(known => !isYounger(known, release) && !isGone(known, release)))
      return reserved.has(word)
    },
  }
}

/** The options of a section in one release. Each is worked out when it is first asked for: a file uses a few of hundreds. */
interface SectionOptions {
  get(name: string): OptionAt | undefined
  all(): readonly OptionAt[]
}

function createSectionOptions(section: OptionSection, target: string): SectionOptions {
  const known = new Map<string, OptionAt>()
  const get = (name: string): OptionAt | undefined => {
    const before = known.get(name)
    if (before !== undefined) return before
    const option = ownOption(section, name, target) ?? redistributed(section, name, target)
    // Files may hold any number of words.
    if (option !== undefined) known.set(name, option)
    return option
  }
  return { get, all: () => namesIn(section, target).flatMap(name => get(name) ?? []) }
}

/** Lists the names of a section's own options, and behind them those that a release also takes there. */
function namesIn(section: OptionSection, target: string): readonly string[] {
  const names = new Set<string>()
  for (const { name } of optionEntries(section)) if (ownOption(section, name, target) !== undefined) names.add(name)
  for (const from of redistributedTo) {
    for (const { name } of optionEntries(from)) if (redistributed(section, name, target)?.entry.section === from) names.add(name)
  }
  return [...names]
}

function ownOption(section: OptionSection, name: string, target: string): OptionAt | undefined {
  const entry = optionNamed(section, name)
  const facts = entry === undefined ? undefined : factsOfRow(entry.row, section, target)
  return entry === undefined || facts === undefined ? undefined : { entry, facts, isNegated: facts.form === 'yes-no-prefix' && entry.kind === 'flag' }
}

const redistributedTo: readonly OptionSection[] = ['net', 'disk', 'options']

/** In 9, `syncer {}` takes every option of the tables that it is redistributed to. */
function redistributed(section: OptionSection, name: string, target: string): OptionAt | undefined {
  const { dialect, order } = releaseOf(target)
  if (section !== 'syncer' || dialect !== '9') return undefined
  const hasPeerDevice = order < orderOf('8.9.3') || order >= orderOf('9.29.0')
  for (const from of redistributedTo) {
    const entry = optionNamed(from, name)
    const facts = entry === undefined ? undefined : factsOfRow(entry.row, from, target)
    if (entry === undefined || facts === undefined) continue
    if (facts.table === 'device' || (facts.table === 'peer-device' && !hasPeerDevice)) continue
    const aliasOf = facts.aliasOf ?? { section: from, name: entry.name }
    return { entry, facts: { ...facts, status: 'deprecated', aliasOf }, isNegated: entry.kind === 'flag' }
  }
  return undefined
}

/** In 9, any option of a table may be written with one `no-` in front, be it a switch or not. */
function negated(options: Pick<SectionOptions, 'get'>, name: string, dialect: Dialect): OptionAt | undefined {
  if (dialect !== '9' || !name.startsWith('no-') || name.startsWith('no-', 3)) return undefined
  const option = options.get(name.slice(3))
  return option === undefined || !isInTable(option) ? undefined : { ...option, isNegated: true }
}

/** Tells whether drbdadm 9 finds an option in a table; old names of syncer and two words of startup it knows otherwise. */
function isInTable({ entry, facts }: OptionAt): boolean {
  const isOldName = entry.section === 'syncer' && facts.aliasOf !== undefined && facts.aliasOf.name !== entry.name
  return facts.form !== 'flag' && facts.kind !== 'host-list' && !isOldName
}

/** What a release reads in a section to which it does not belong, and then drops. */
function stray(section: OptionSection, name: string, release: Release): OptionAt | undefined {
  if (section === 'global' || section === 'resource') return undefined
  if (delayProbes.has(name)) return probe(section, name, release)
  return section === 'proxy' && release.dialect === '8.4' ? strayInProxy(name) : undefined
}

function probe(section: OptionSection, name: string, release: Release): OptionAt | undefined {
  const isIgnored =
    release.dialect === '8.3' ? release.order >= orderOf('8.3.9') : release.dialect === '8.4' && section !== 'syncer'
  const entry = optionNamed('syncer', name)
  const facts = entry === undefined ? undefined : factsOfRow(entry.row, 'syncer', '8.3')
  return !isIgnored || entry === undefined || facts === undefined ? undefined : { entry, facts, isNegated: false }
}

/** The tokenizer of 8.4 marks the options that were in syncer, and its parser of `proxy` looks at that mark alone. */
function strayInProxy(name: string): OptionAt | undefined {
  const entry = optionNamed('syncer', name)
  const facts = entry === undefined ? undefined : factsOfRow(entry.row, 'syncer', '8.4')
  if (entry === undefined || facts === undefined || name.startsWith('resync-')) return undefined
  const { aliasOf: _, ...own } = facts
  const isSwitch = facts.form !== 'value'
  return { entry, facts: { ...own, status: 'ignored', ...(isSwitch ? { kind: 'string', form: 'value', check: 'none' } : {}) }, isNegated: false }
}

function isAllowed({ facts: { table } }: OptionAt, place: Place): boolean {
  if (table === 'moved-net') return bodyPlaces.has(place)
  return !connectionPlaces.has(place) || (table !== 'attach' && table !== 'device')
}

function structuresOf(place: Place, target: string): ReadonlyMap<string, StructureAt> {
  const structures = new Map<string, StructureAt>()
  for (const entry of structureRows) {
    const found = structureOfRow(entry, target)
    if (found === undefined || !found.in.includes(place)) continue
    // `disk` is a section and a statement; the section is what a name alone stands for in the body of a resource.
    if (structures.has(entry.name) && entry.kind === 'statement') continue
    structures.set(entry.name, { entry, ...(found.status === undefined ? {} : { status: found.status }) })
  }
  return structures
}

/** Tells whether everything that the word could be came with a later release of the same dialect. */
function isYounger(word: string, release: Release): boolean {
  const rows = [...optionsNamed(word).map(entry => entry.row), ...structuresNamed(word)]
  const own = rows.filter(row => dialectsOfRow(row).includes(release.dialect))
  const starts = own.map(row => row.at[release.dialect]?.from)
  return starts.length === 0 ? isBefore(release, youngWords[word]) : starts.every(from => isBefore(release, from))
}

/** Words that are neither an option nor a statement, and the release of drbd-utils that reserved them. */
const youngWords: Readonly<Record<string, string>> = { via: '8.9.1', 'outside-address': '9.23.0', _unknown: '9.32.0' }

/** Tells whether a word stopped being one of the scanner's with the statement that it was. */
function isGone(word: string, release: Release): boolean {
  const ends = structuresNamed(word).map(row => row.at[release.dialect]?.to)
  return ends.length > 0 && ends.every(to => to !== undefined && releaseOf(to).dialect === release.dialect && orderOf(to) < release.order)
}

function isBefore({ dialect, order }: Release, from: string | undefined): boolean {
  return from !== undefined && releaseOf(from).dialect === dialect && order < orderOf(from)
}
