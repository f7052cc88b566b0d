import { isSameData } from './same-data.js'
import type { FactIndex, HostFact } from './fact-index.js'
import type { Fact, FactKind } from './fact.js'

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
  readonly changes?: readonly { readonly host: string; readonly kind: FactKind }[]
}

/**
 * Makes an index of facts again and again. A list is the same object as long as it says the same, also where the file was
 * read anew: whoever has read it need not read it again.
 */
export function createGrowingIndex(): (hosts: readonly HostFacts[]) => NextIndex {
  let lasts = new Map<string, { readonly facts: Iterable<Fact>; readonly byKind: ReadonlyMap<FactKind, readonly HostFact[]> }>()
  const joined = new Map<FactKind, { readonly parts: readonly (readonly HostFact[])[]; readonly all: readonly HostFact[] }>()
  return hosts => {
    const next: typeof lasts = new Map()
    const changes: { host: string; kind: FactKind }[] = []
    for (const { host, facts, read } of hosts) {
      const before = lasts.get(host)
      if (before?.facts === facts) {
        next.set(host, before)
        continue
      }
      const byKind = sorted(host, read(), before?.byKind)
      next.set(host, { facts, byKind })
      for (const kind of new Set([...byKind.keys(), ...(before?.byKind.keys() ?? [])])) {
        if (byKind.get(kind) !== before?.byKind.get(kind)) changes.push({ host, kind })
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
      all: host => [...(byHost.get(host)?.byKind.values() ?? [])].flat() as readonly { readonly fact: Fact }[],
    }
    return areSameHosts ? { index, changes } : { index }
  }
}

const none: readonly HostFact[] = []

/** Sorts the facts of a host by kind. A list, or else a fact, that says what it said before is the one from before. */
function sorted(host: string, facts: Iterable<Fact>, before: ReadonlyMap<FactKind, readonly HostFact[]> | undefined): ReadonlyMap<FactKind, readonly HostFact[]> {
  const byKind = new Map<FactKind, HostFact[]>()
  for (const fact of facts) {
    const list = byKind.get(fact.kind)
    const known = before?.get(fact.kind)?.[list?.length ?? 0]
    const entry = known !== undefined && (known.fact === fact || isSameData(known.fact, fact)) ? known : { host, fact, origin: fact.origin }
    if (list === undefined) byKind.set(fact.kind, [entry])
    else list.push(entry)
  }
  const kept = new Map<FactKind, readonly HostFact[]>()
  for (const [kind, list] of byKind) {
    const old = before?.get(kind)
    kept.set(kind, old !== undefined && old.length === list.length && old.every((entry, index) => entry === list[index]) ? old : list)
  }
  return kept
}
