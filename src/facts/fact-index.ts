import { addTo } from '../text/multimap.js'
import { originalOf } from './fact-parts.js'
import type { FactPart, UnlistedSettings } from './fact-parts.js'
import type { Fact, FactKind, FactOf } from './fact.js'

/** A fact and the host that it is about. */
export interface HostFact<Kind extends FactKind = FactKind> {
  readonly host: string
  readonly fact: FactOf<Kind>
  readonly origin: FactOf<Kind>['origin']
}

/** Tells by key and value whether a setting is wanted. It is asked once for all files that say the same. */
export type WantedSetting = (setting: FactOf<'setting'>) => boolean

/** All facts of a cluster, by kind and by host. */
export interface FactIndex {
  /** Lists the facts of one kind over all hosts, in the order of hosts and files. */
  of<Kind extends FactKind>(kind: Kind): readonly HostFact<Kind>[]
  /** Lists the facts of one kind on one host. */
  on<Kind extends FactKind>(host: string, kind: Kind): readonly HostFact<Kind>[]
  /** Lists the settings of one language on one host. */
  settingsOn(host: string, language: string, isWanted?: WantedSetting): readonly HostFact<'setting'>[]
  /** Gives what stands for all that the settings of one language on one host say: the same object on hosts that say the same. Nothing where nobody knows. */
  sayingOf?(host: string, language: string): object | undefined
  /** Lists all facts of one host, kind by kind. */
  all(host: string): Iterable<{ readonly fact: Fact }>
}

/** The facts of one host, in the order of its files. */
export interface PartsOfHost {
  readonly host: string
  readonly parts: readonly FactPart[]
}

/** Indexes facts by kind and host. Each list keeps the order in which the facts came, and is made when it is asked for: of files that are equal most need not be copied. */
export function createFactIndex(hosts: Iterable<PartsOfHost>): FactIndex {
  const sort = createSorter()
  const byHost = new Map<string, HostTable>()
  for (const { host, parts } of hosts) {
    let table = byHost.get(host)
    if (table === undefined) byHost.set(host, (table = createHostTable(host, sort)))
    for (const part of parts) table.add(part)
  }
  const byKind = new Map<FactKind, readonly HostFact[]>()
  const of = (kind: FactKind): readonly HostFact[] => {
    let all = byKind.get(kind)
    if (all === undefined) byKind.set(kind, (all = [...byHost.values()].flatMap(table => table.of(kind))))
    return all
  }
  return {
    of: <Kind extends FactKind>(kind: Kind) => of(kind) as unknown as readonly HostFact<Kind>[],
    on: <Kind extends FactKind>(host: string, kind: Kind) => (byHost.get(host)?.of(kind) ?? none) as unknown as readonly HostFact<Kind>[],
    settingsOn: (host, language, isWanted) => byHost.get(host)?.settings(language, isWanted) ?? [],
    sayingOf: (host, language) => byHost.get(host)?.sayingOf(language),
    all: host => byHost.get(host)?.all() ?? none,
  }
}

const none: readonly HostFact[] = []

/** The facts of a part by their places in it. */
interface SortedFacts {
  readonly kinds: Iterable<FactKind>
  hasSettings(language: string): boolean
  ofKind(kind: FactKind): readonly number[]
  settings(language: string): readonly number[]
  /** Of those settings the ones that were asked for. */
  wanted(language: string, isWanted: WantedSetting): readonly number[]
}

/** Sorts what files say; what several of them say, once. */
function createSorter(): (part: FactPart) => SortedFacts {
  const known = new Map<readonly Fact[], SortedFacts>()
  return part => {
    if ('list' in part) return sortWhenListed(part)
    const facts = originalOf(part)
    let sorted = known.get(facts)
    if (sorted === undefined) known.set(facts, (sorted = sortFacts(facts)))
    return sorted
  }
}

function sortFacts(facts: readonly Fact[]): SortedFacts {
  const kinds = new Map<FactKind, number[]>()
  const settings = new Map<string, number[]>()
  facts.forEach((fact, index) => {
    addTo(kinds, fact.kind, index)
    if (fact.kind === 'setting') addTo(settings, fact.language, index)
  })
  const asked = new Map<WantedSetting, Map<string, readonly number[]>>()
  return {
    kinds: [...kinds.keys()],
    hasSettings: language => settings.has(language),
    ofKind: kind => kinds.get(kind) ?? nowhere,
    settings: language => settings.get(language) ?? nowhere,
    wanted(language, isWanted) {
      let answers = asked.get(isWanted)
      if (answers === undefined) asked.set(isWanted, (answers = new Map()))
      let places = answers.get(language)
      if (places === undefined) {
        places = (settings.get(language) ?? []).filter(index => isWanted(facts[index] as FactOf<'setting'>))
        answers.set(language, places)
      }
      return places
    },
  }
}

const nowhere: readonly number[] = []

/** Of settings that are not listed yet it is known that they are those of a language. */
function sortWhenListed({ language: own, list }: UnlistedSettings): SortedFacts {
  let sorted: SortedFacts | undefined
  const listed = (): SortedFacts => (sorted ??= sortFacts(list()))
  return {
    kinds: ['setting'],
    hasSettings: language => language === own,
    ofKind: kind => (kind === 'setting' ? listed().ofKind(kind) : nowhere),
    settings: language => (language === own ? listed().settings(language) : nowhere),
    wanted: (language, isWanted) => (language === own ? listed().wanted(language, isWanted) : nowhere),
  }
}

interface HostTable {
  add(part: FactPart): void
  of(kind: FactKind): readonly HostFact[]
  settings(language: string, isWanted?: WantedSetting): readonly HostFact<'setting'>[]
  sayingOf(language: string): object | undefined
  all(): readonly HostFact[]
}

function createHostTable(host: string, sort: (part: FactPart) => SortedFacts): HostTable {
  const parts: { readonly part: FactPart; readonly sorted: SortedFacts; readonly entryAt: (index: number) => HostFact }[] = []
  const kinds = new Map<FactKind, readonly HostFact[] | undefined>()
  const settings = new Map<string, readonly HostFact<'setting'>[]>()
  const entriesAt = (placesIn: (sorted: SortedFacts) => readonly number[]): readonly HostFact[] => parts.flatMap(({ sorted, entryAt }) => placesIn(sorted).map(entryAt))
  const settingsAt = (placesIn: (sorted: SortedFacts) => readonly number[]): readonly HostFact<'setting'>[] => entriesAt(placesIn) as readonly HostFact<'setting'>[]
  const of = (kind: FactKind): readonly HostFact[] => {
    let list = kinds.get(kind)
    if (list !== undefined || !kinds.has(kind)) return list ?? none
    kinds.set(kind, (list = entriesAt(sorted => sorted.ofKind(kind))))
    return list
  }
  return {
    add(part) {
      const sorted = sort(part)
      parts.push({ part, sorted, entryAt: entriesOf(host, part) })
      for (const kind of sorted.kinds) kinds.set(kind, undefined)
    },
    of,
    settings(language, isWanted) {
      if (isWanted !== undefined) return settingsAt(sorted => sorted.wanted(language, isWanted))
      let list = settings.get(language)
      if (list === undefined) settings.set(language, (list = settingsAt(sorted => sorted.settings(language))))
      return list
    },
    sayingOf(language) {
      const [one, ...others] = parts.filter(({ sorted }) => sorted.hasSettings(language))
      if (one === undefined || others.length > 0) return undefined
      return 'list' in one.part ? one.part : originalOf(one.part)
    },
    all: () => [...kinds.keys()].flatMap(of),
  }
}

/** Makes the entries of a part, each once. */
function entriesOf(host: string, part: FactPart): (index: number) => HostFact {
  const entries: HostFact[] = []
  const factAt = 'original' in part ? part.at : (index: number): Fact | undefined => ('list' in part ? part.list() : part)[index]
  return index => {
    let entry = entries[index]
    if (entry === undefined) {
      const fact = factAt(index)
      if (fact === undefined) throw new RangeError(`there is no fact ${index}`)
      entries[index] = entry = { host, fact, origin: fact.origin }
    }
    return entry
  }
}
