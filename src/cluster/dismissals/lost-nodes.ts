import type { ClusterModel } from '../model.js'
import { foldedName } from '../view/names.js'
import { pacemakerClusters } from '../view/pacemaker.js'
import type { Dismissal } from './dismissal.js'

/** Two nodes lack no two_node where the CIB has a third one, which a host has, too: that one is missing, and is reported. */
export function* lostNodes(cluster: ClusterModel): Generator<Dismissal> {
  for (const pacemaker of pacemakerClusters(cluster)) {
    const names = new Set(pacemaker.facts('pacemaker-node').map(({ fact }) => foldedName(fact.name)))
    if (names.size < 3) continue
    for (const host of pacemaker.hosts) {
      const members = cluster.factsOn(host, 'corosync-node')
      if (members.length !== 2 || !members.every(({ fact }) => names.has(foldedName(fact.name)))) continue
      for (const { fact, origin } of cluster.settingsOn(host, 'corosync-conf')) {
        if (fact.value === 'corosync_votequorum') yield { rule: 'corosync-conf/missing-two-node', at: { origin } }
      }
    }
  }
}
