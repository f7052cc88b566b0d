import type { ClusterModel } from '../model.js'
import { misspeltHosts } from '../view/misspelt-hosts.js'
import type { Dismissal } from './dismissal.js'

/** The member of a failover domain is no fault where the name of its node has a slip, which is reported. */
export function* misspeltNodes(cluster: ClusterModel): Generator<Dismissal> {
  for (const { on, language, meant } of misspeltHosts(cluster)) {
    if (language !== 'cluster-conf') continue
    for (const { fact, origin } of cluster.settingsOn(on, 'cluster-conf')) {
      if (typeof fact.value !== 'string' || !fact.key.includes('failoverdomainnode')) continue
      if (cluster.hostNamed(fact.value) === meant) yield { rule: 'cluster-conf/unknown-failover-domain-node', at: { origin } }
    }
  }
}
