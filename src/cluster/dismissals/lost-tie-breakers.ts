import type { ClusterModel } from '../model.js'
import { unfitClones } from '../view/copies-of-drbd.js'
import type { Dismissal } from './dismissal.js'

/** Quorum of two hosts is none of their own choice where Pacemaker runs more copies than that: a host was lost, and that is reported. */
export function* lostTieBreakers(cluster: ClusterModel): Generator<Dismissal> {
  const names = new Set([...unfitClones(cluster)].filter(({ copies, hosts }) => copies > hosts).map(({ fact }) => fact.resource))
  for (const { fact, origin } of names.size === 0 ? [] : cluster.facts('drbd-option')) {
    if (fact.name === 'quorum' && names.has(fact.resource)) yield { rule: 'drbd-conf/unsafe-quorum', at: { origin } }
  }
}
