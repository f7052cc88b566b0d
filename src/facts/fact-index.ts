import type { Fact, FactKind, FactOf } from './fact.js'

/** A fact and the host that it is about. */
export interface HostFact<Kind extends FactKind = FactKind> {
  readonly host: string
  readonly fact: FactOf<Kind>
  readonly origin: FactOf<Kind>['origin']
}

/** All facts of a cluster, by kind and by host. */
export interface FactIndex {
  /** Lists the facts of one kind over all hosts, in the order of hosts and files. */
  of<Kind extends FactKind>(kind: Kind): readonly HostFact<Kind>[]
  /** Lists the facts of one kind on one host. */
  on<Kind extends FactKind>(host: string, kind: Kind): readonly HostFact<Kind>[]
  /** Lists the settings of one language on one host. */
  settingsOn(host: string, language: string): readonly HostFact<'setting'>[]
  /** Lists all facts of one host, kind by kind. */
  all(host: string): Iterable<{ readonly fact: Fact }>
}

/** Indexes facts by kind and host. Each list keeps the order in which the facts came. */
export function createFactIndex(facts: Iterable<{ readonly host: string; readonly fact: Fact }>): FactIndex {
  const byKind = new Map<FactKind, HostFact[]>()
  const byHost = new Map<string, Map<FactKind, HostFact[]>>()
  for (const { host, fact } of facts) {
    const entry: HostFact = { host, fact, origin: fact.origin }
    listAt(byKind, fact.kind).push(entry)
    let ofHost = byHost.get(host)
    if (ofHost === undefined) byHost.set(host, (ofHost = new Map()))
    listAt(ofHost, fact.kind).push(entry)
  }
  return {
    of: <Kind extends FactKind>(kind: Kind) => (byKind.get(kind) ?? none) as unknown as readonly HostFact<Kind>[],
    on: <Kind extends FactKind>(host: string, kind: Kind) =>
      (byHost.get(host)?.get(kind) ?? none) as unknown as readonly HostFact<Kind>[],
    settingsOn: (host, language) => ((byHost.get(host)?.get('setting') ?? []) as readonly HostFact<'setting'>[]).filter(({ fact }) => fact.language === language),
    all: host => [...(byHost.get(host)?.values() ?? [])].flat() as readonly { readonly fact: Fact }[],
  }
}

const none: readonly HostFact[] = []

function listAt(map: Map<FactKind, HostFact[]>, kind: FactKind): HostFact[] {
  let list = map.get(kind)
  if (list === undefined) map.set(kind, (list = []))
  return list
}
