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
  readonly byKind: ReadonlyMap<FactKind, readonly HostFact[]>
  readonly settings: ReadonlyMap<string, readonly HostFact<'setting'>[]>
  /** The facts by kind, and the settings by language, as they came the last time. */
  readonly came: ReadonlyMap<string, readonly Fact[]>
  /** The lists, so named, of which a fact says something else than before, or stood elsewhere in the list. */
  readonly changed: ReadonlySet<string>
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
      const isMoved = (list: string, now: readonly unknown[] | undefined, last: readonly unknown[] | undefined): boolean =>
        now !== undefined && now.length === last?.length && !sortedFacts.changed.has(list)
      const areSettingsMoved = [...settings].every(([language, list]) => isMoved(settingList(language), list, before?.settings.get(language)))
      for (const kind of changedKeys(byKind, before?.byKind)) {
        const isSoMoved = isMoved(kind, byKind.get(kind), before?.byKind.get(kind)) && (kind !== 'setting' || areSettingsMoved)
        changes.push({ host, kind, isMoved: isSoMoved })
      }
      for (const language of changedKeys(settings, before?.settings)) {
        changes.push({ host, kind: 'setting', language, isMoved: isMoved(settingList(language), settings.get(language), before?.settings.get(language)) })
      }
    }
    const areSameHosts = lasts.size === next.size && [...lasts.keys()].every((host, at) => hosts[at]?.host === host)
    lasts = next
    const byHost = next
    const on = (host: string, kind: FactKind): readonly HostFact[] => byHost.get(host)?.byKind.get(kind) ?? none
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
        const all = byHost.get(host)?.settings.get(language) ?? []
        return isWanted === undefined ? all : all.filter(({ fact }) => isWanted(fact))
      },
      all: host => [...(byHost.get(host)?.byKind.values() ?? [])].flat() as readonly { readonly fact: Fact }[],
    }
    return areSameHosts ? { index, changes } : { index }
  }
}

const none: readonly HostFact[] = []

function changedKeys<Key>(now: ReadonlyMap<Key, unknown>, before: ReadonlyMap<Key, unknown> = new Map()): Key[] {
  return [...new Set([...now.keys(), ...before.keys()])].filter(key => now.get(key) !== before.get(key))
}

/** What the settings of a language are listed by. */
const settingList = (language: string): string => `setting ${language}`

/** Sorts the facts of a host. A list, or else a fact, that says what it said before is the one from before. */
function sorted(host: string, facts: Iterable<Fact>, { before, texts }: { readonly before: SortedFacts | undefined; readonly texts: TextChanges }): SortedFacts {
  const byKind = new Map<FactKind, HostFact[]>()
  const settings = new Map<string, HostFact<'setting'>[]>()
  const came = new Map<string, Fact[]>()
  const changed = new Set<string>()
  /** Where the very fact came the last time, nothing need be compared. */
  const entryOf = (fact: Fact, list: string, known: HostFact | undefined): HostFact => {
    const now = listAt(came, list)
    const last = before?.came.get(list)?.[now.length]
    now.push(fact)
    if (known !== undefined && (last === fact || isSameFact(known.fact, fact))) return known
    if (known === undefined || changed.has(list) || !texts.has(fact.origin.file) || !isMovedFact(known.fact, fact, texts)) changed.add(list)
    return { host, fact, origin: fact.origin }
  }
  for (const fact of facts) {
    const list = listAt(byKind, fact.kind)
    if (fact.kind !== 'setting') {
      list.push(entryOf(fact, fact.kind, before?.byKind.get(fact.kind)?.[list.length]))
      continue
    }
    // What one file says more or less does not make others of the settings of the next.
    const own = listAt(settings, fact.language)
    const entry = entryOf(fact, settingList(fact.language), before?.settings.get(fact.language)?.[own.length] as unknown as HostFact | undefined)
    list.push(entry)
    own.push(entry as HostFact<'setting'>)
  }
  return { byKind: kept(byKind, before?.byKind), settings: kept(settings, before?.settings), came, changed }
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

function listAt<Key, Item>(map: Map<Key, Item[]>, key: Key): Item[] {
  let list = map.get(key)
  if (list === undefined) map.set(key, (list = []))
  return list
}

function kept<Key, Item>(now: ReadonlyMap<Key, readonly Item[]>, before: ReadonlyMap<Key, readonly Item[]> | undefined): ReadonlyMap<Key, readonly Item[]> {
  return new Map([...now].map(([key, list]) => {
    const old = before?.get(key)
    return [key, old !== undefined && old.length === list.length && old.every((entry, index) => entry === list[index]) ? old : list] as const
  }))
}
