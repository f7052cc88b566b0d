import type { ClusterModel } from '../model.js'
import { promotedByReactor, withoutDecision } from '../view/promoters.js'
import type { Dismissal } from './dismissal.js'

/** What to do without a quorum matters to nobody where drbd-reactor does not even promote: that is reported. */
export function* policiesOfPromoters(cluster: ClusterModel): Generator<Dismissal> {
  const names = new Set([...promotedByReactor(cluster)].filter(promoted => withoutDecision(cluster, promoted)).map(({ fact }) => fact.name))
  for (const { fact, origin } of cluster.facts('drbd-option')) {
    if (fact.name === 'on-no-quorum' && names.has(fact.resource)) yield { rule: 'drbd-conf/unused-on-no-quorum', at: { origin } }
  }
}
