import { buildCluster } from '../../src/cluster/build.js'
import type { ClusterModel } from '../../src/cluster/model.js'
import type { Fact, FactKind, FactMap } from '../../src/facts/fact.js'

/** A fact without its place, which `factCluster` makes up. */
export type LooseFact = { [Kind in FactKind]: { readonly kind: Kind } & FactMap[Kind] }[FactKind]

/** Builds a cluster of hand-made facts. Each gets a place of its own: file `host/kind`, one character per fact. */
export function factCluster(hosts: Readonly<Record<string, readonly LooseFact[]>>): ClusterModel {
  return buildCluster(
    Object.entries(hosts).map(([name, facts]) => ({
      name,
      paths: [],
      facts: facts.map(
        (fact, index) => ({
          ...fact,
          origin: { file: `${name}/${fact.kind}`, span: { start: index, end: index + 1 } },
        }) as Fact,
      ),
    })),
  )
}
