import { isSameData } from './same-data.js'
import type { FactIndex, HostFact } from './fact-index.js'
import type { Fact, FactKind } from './fact.js'
import { isMovedData } from './moved-fact.js'
import type { TextChanges } from './moved-fact.js'

/** The facts of one host. */
export interface HostFacts {
  readonly host: string
  /** The same object as long as nothing in it changes. */
  readonly facts: Iterable<Fact>
  /** Lists those that count. */
  read(): Iterable<Fact>
}

/** An index, and of which hosts and kinds it has other facts than the one before. */
export interface NextIndex {
  readonly index: FactIndex
  /** Absent where there are other hosts. */
  readonly changes?: readonly ChangedFacts[]
}

/** A kind of facts of a host that are others than before; with a language the settings of that alone. */
export interface ChangedFacts {
  readonly host: string
  readonly kind: FactKind
  readonly language?: string
  /** They say what they said: no more than their places have moved with the text. */
  readonly isMoved: boolean
}

/** The facts of a host by kind, and its settings by language. */
interface SortedFacts {
  readonly byKind: ReadonlyMap<FactKind, SortedList>
  readonly settings: ReadonlyMap<string, SortedList<'setting'>>
}

/** Facts of one kind. */
interface SortedList<Kind extends FactKind = FactKind> {
  readonly entries: readonly HostFact<Kind>[]
  /** As they came the last time. */
  readonly came: readonly Fact[]
  /** Each says what it said in the list before, at a place that may have moved with its text. */
  readonly isMoved: boolean
}

/**
 * Makes an index of facts again and again. A list is the same object as long as it says the same, also where the file was
 * read anew: whoever has read it need not read it again. `texts` says what has become of the texts since the index before.
 */
export function createGrowingIndex(): (hosts: readonly HostFacts[], texts?: TextChanges) => NextIndex {
  let lasts = new Map<string, SortedFacts & { readonly facts: Iterable<Fact> }>()
  const joined = new Map<FactKind, { readonly parts: readonly (readonly HostFact[])[]; readonly all: readonly HostFact[] }>()
  return (hosts, texts = new Map()) => {
    const next: typeof lasts = new Map()
    const changes: ChangedFacts[] = []
    for (const { host, facts, read } of hosts) {
      const before = lasts.get(host)
      if (before?.facts === facts) {
        next.set(host, before)
        continue
      }
      const sortedFacts = sorted(host, read(), { before, texts })
      next.set(host, { facts, ...sortedFacts })
      const { byKind, settings } = sortedFacts
      for (const kind of changedKeys(byKind, before?.byKind)) changes.push({ host, kind, isMoved: byKind.get(kind)?.isMoved === true })
      for (const language of changedKeys(settings, before?.settings)) {
        changes.push({ host, kind: 'setting', language, isMoved: settings.get(language)?.isMoved === true })
      }
    }
    const areSameHosts = lasts.size === next.size && [...lasts.keys()].every((host, at) => hosts[at]?.host === host)
    lasts = next
    const byHost = next
    const on = (host: string, kind: FactKind): readonly HostFact[] => byHost.get(host)?.byKind.get(kind)?.entries ?? none
    const now = new Map<FactKind, readonly HostFact[]>()
    const of = (kind: FactKind): readonly HostFact[] => {
      let all = now.get(kind)
      if (all !== undefined) return all
      const parts = [...byHost.keys()].map(host => on(host, kind)).filter(part => part.length > 0)
      const before = joined.get(kind)
      const isSame = before !== undefined && before.parts.length === parts.length && before.parts.every((part, index) => part === parts[index])
      all = isSame ? before.all : parts.length === 0 ? none : parts.flat()
      joined.set(kind, { parts, all })
      now.set(kind, all)
      return all
    }
    const index: FactIndex = {
      of: <Kind extends FactKind>(kind: Kind) => of(kind) as unknown as readonly HostFact<Kind>[],
      on: <Kind extends FactKind>(host: string, kind: Kind) => on(host, kind) as unknown as readonly HostFact<Kind>[],
      settingsOn(host, language, isWanted) {
        const all = byHost.get(host)?.settings.get(language)?.entries ?? []
        return isWanted === undefined ? all : all.filter(({ fact }) => isWanted(fact))
      },
      sayingOf(host, language) {
        const listOn = (name: string): SettingList | undefined => byHost.get(name)?.settings.get(language)?.entries
        const list = listOn(host)
        return list === undefined ? undefined : sayingOf(list, () => [...byHost.keys()].flatMap(name => [listOn(name) ?? []]))
      },
      all: host => [...(byHost.get(host)?.byKind.values() ?? [])].flatMap(({ entries }) => entries) as readonly { readonly fact: Fact }[],
    }
    return areSameHosts ? { index, changes } : { index }
  }
}

const none: readonly HostFact[] = []

type SettingList = readonly HostFact<'setting'>[]

/** What stands for all that a list says: the same object for lists that say the same. */
const sayings = new WeakMap<SettingList, object>()

/** Gives what stands for all that a list says, which is compared once with those of the other hosts. */
function sayingOf(list: SettingList, others: () => readonly SettingList[]): object {
  let saying = sayings.get(list)
  if (saying !== undefined) return saying
  const compared = new Set<object>()
  for (const other of others()) {
    const known = sayings.get(other)
    if (known === undefined || compared.has(known)) continue
    compared.add(known)
    if (!saysTheSame(list, other)) continue
    saying = known
    break
  }
  saying ??= {}
  sayings.set(list, saying)
  return saying
}

/** Tells whether two hosts set the same keys to the same values, wherever that stands. */
function saysTheSame(a: SettingList, b: SettingList): boolean {
  return a.length === b.length && a.every(({ fact }, index) => {
    const other = b[index]?.fact
    return other !== undefined && fact.key === other.key && (fact.value === other.value || (typeof fact.value === 'object' && isSameData(fact.value, other.value)))
  })
}

function changedKeys<Key>(now: ReadonlyMap<Key, { readonly entries: unknown }>, before: ReadonlyMap<Key, { readonly entries: unknown }> = new Map()): Key[] {
  return [...new Set([...now.keys(), ...before.keys()])].filter(key => now.get(key)?.entries !== before.get(key)?.entries)
}

/** Sorts the facts of a host. A list, or else a fact, that says what it said before is the one from before. */
function sorted(host: string, facts: Iterable<Fact>, { before, texts }: { readonly before: SortedFacts | undefined; readonly texts: TextChanges }): SortedFacts {
  const byKind = new Map<FactKind, GrowingList>()
  const settings = new Map<string, GrowingList>()
  for (const fact of facts) {
    let ofKind = byKind.get(fact.kind)
    if (ofKind === undefined) byKind.set(fact.kind, (ofKind = createList(before?.byKind.get(fact.kind))))
    if (fact.kind !== 'setting') {
      addFact(ofKind, { host, fact, texts })
      continue
    }
    // What one file says more or less does not make others of the settings of the next.
    let own = settings.get(fact.language)
    if (own === undefined) settings.set(fact.language, (own = createList(before?.settings.get(fact.language) as unknown as SortedList | undefined)))
    addEntry(ofKind, addFact(own, { host, fact, texts }))
    if (!own.isMoved) ofKind.isMoved = false
  }
  return { byKind: ended(byKind), settings: ended(settings) as unknown as SortedFacts['settings'] }
}

/** A list that is being put together, beside that of before. */
interface GrowingList {
  readonly before: SortedList | undefined
  readonly entries: HostFact[]
  /** The facts as they came. */
  readonly came: Fact[]
  /** So far it is the one from before. */
  isSame: boolean
  /** So far each says what it said before. */
  isMoved: boolean
}

function createList(before: SortedList | undefined): GrowingList {
  return { before, entries: [], came: [], isSame: true, isMoved: true }
}

function addEntry(list: GrowingList, entry: HostFact): void {
  if (list.before?.entries[list.entries.length] !== entry) list.isSame = false
  list.entries.push(entry)
}

/** Where the very fact came the last time, nothing need be compared. */
function addFact(list: GrowingList, { host, fact, texts }: { readonly host: string; readonly fact: Fact; readonly texts: TextChanges }): HostFact {
  const at = list.entries.length
  const known = list.before?.entries[at]
  const isSame = known !== undefined && (list.before?.came[at] === fact || isSameFact(known.fact, fact))
  if (!isSame && list.isMoved) list.isMoved = known !== undefined && texts.has(fact.origin.file) && isMovedFact(known.fact, fact, texts)
  const entry = isSame ? known : { host, fact, origin: fact.origin }
  addEntry(list, entry)
  list.came.push(fact)
  return entry
}

function ended<Key>(lists: ReadonlyMap<Key, GrowingList>): ReadonlyMap<Key, SortedList> {
  return new Map([...lists].map(([key, { before, entries, came, isSame, isMoved }]) => {
    const isLong = entries.length === before?.entries.length
    return [key, { entries: before !== undefined && isLong && isSame ? before.entries : entries, came, isMoved: isLong && isMoved }] as const
  }))
}

/** All facts of a host pass through here at each keystroke: where one stands tells most apart, and most of them are settings. */
function isSameFact(a: Fact, b: Fact): boolean {
  if (!isSameOrigin(a.origin, b.origin)) return false
  if (a.kind !== 'setting' || b.kind !== 'setting') return isSameData(a, b)
  return (a.value === b.value || (typeof a.value === 'object' && isSameData(a.value, b.value))) && a.key === b.key && a.path === b.path && a.language === b.language
}

/** Tells whether a fact says what another one said before its text was changed. */
function isMovedFact(before: Fact, now: Fact, texts: TextChanges): boolean {
  if (before.kind !== 'setting' || now.kind !== 'setting') return isMovedData(before, now, texts)
  if (before.origin.file !== now.origin.file || texts.get(now.origin.file)?.isSamePlace(before.origin.span, now.origin.span) !== true) return false
  return isSameData(before.value, now.value) && before.key === now.key && before.path === now.path && before.language === now.language
}

function isSameOrigin(a: Fact['origin'], b: Fact['origin']): boolean {
  return a === b || (a.span.start === b.span.start && a.span.end === b.span.end && a.file === b.file)
}
