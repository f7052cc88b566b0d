import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { deviations } from '../../deviations.js'
import { heartbeatClusters } from '../../view/groups.js'
import { foldedName, mayMean } from '../../view/names.js'
import { heartbeatExample } from '../example-cluster.js'

const device = ['auto_failback', 'stonith_host * baytech 192.0.2.30 login not-a-secret\nauto_failback']

/** Every host must be able to stop the other: a device on one host only is used in one direction. */
export const mismatchedStonith = defineClusterRule({
  id: 'cluster/mismatched-stonith',
  severity: 'error',
  origin: 'practice',
  summary: 'a stonith device is set up on one host only',
  why: 'The host without it takes over without stopping the other, or waits for ever for a confirmation.',
  do: 'Write the stonith lines on all hosts.',
  sources: [
    'heartbeat 3.0.6 heartbeat/hb_resource.c: each host uses its own list of devices',
    'ha.cf(5) "stonith_host"',
  ],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('on alpha only', { 'alpha:/etc/ha.d/ha.cf': device })],
    good: [heartbeatExample('on both hosts', { '*:/etc/ha.d/ha.cf': device })],
  },

  *check(cluster) {
    for (const hosts of heartbeatClusters(cluster)) {
      // A line for a host that is no node is reported by itself; whose it should have been is not known.
      const isStray = hosts.some(host => cluster.factsOn(host, 'heartbeat-stonith').some(({ fact }) => fact.from !== undefined && fact.from !== '*' && !isNode(cluster, host, fact.from)))
      if (isStray) continue
      const copies = hosts.flatMap(host => {
        const [node] = cluster.factsOn(host, 'heartbeat-host')
        if (node === undefined) return []
        // `stonith_host NAME` of another host is that host's own device, whichever file it stands in.
        const usable = cluster
          .factsOn(host, 'heartbeat-stonith')
          .filter(
            ({ fact }) => fact.from === undefined || fact.from === '*' || mayMean(cluster, host, foldedName(fact.from)),
          )
        return [{ host, node, device: usable[0] }]
      })
      for (const { item, from } of deviations(
        copies,
        (a, b) => (a.device === undefined) === (b.device === undefined),
      )) {
        const [owner, other] = item.device === undefined ? [from, item] : [item, from]
        if (owner.device === undefined) continue
        yield {
          at: owner.device,
          message: `Host "${owner.host}" has a stonith device, host "${other.host}" has none`,
          related: [{ at: other.node, message: `ha.cf of host "${other.host}"` }],
        }
      }
    }
  },
})

function isNode(cluster: ClusterModel, host: string, name: string): boolean {
  return cluster.factsOn(host, 'heartbeat-host').some(({ fact }) => foldedName(fact.name) === foldedName(name))
}
