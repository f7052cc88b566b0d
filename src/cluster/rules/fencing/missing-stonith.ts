import { defineClusterRule } from '../../define-cluster-rule.js'
import { promotedResources } from '../../view/drbd.js'
import { heartbeatClusters } from '../../view/groups.js'
import { crmOf } from '../../view/resources.js'
import { heartbeatExample } from '../example-cluster.js'

/** A cluster with replicated or shared data needs a means to stop a host that cannot be heard. */
export const missingStonith = defineClusterRule({
  id: 'cluster/missing-stonith',
  severity: 'warning',
  origin: 'practice',
  summary: 'groups use DRBD, and there is neither stonith nor dopd',
  why:
    'When all paths fail both hosts take the groups and write to their own copy of the data. One side\'s changes ' +
    'are lost.',
  do: 'Set up a stonith device, or at least dopd with fencing resource-only.',
  sources: [
    'heartbeat 3.0.6 heartbeat/hb_resource.c: "No STONITH device configured. Shared disks are not protected"',
    'DRBD User\'s Guide, "dopd"',
  ],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('no dopd', {
      '*:/etc/ha.d/ha.cf': ['respawn hacluster /usr/lib/heartbeat/dopd\napiauth dopd gid=haclient uid=hacluster\n', ''],
      '*:/etc/drbd.conf': [
        '    fencing resource-only;\n',
        '',
        '    fence-peer "/usr/lib/heartbeat/drbd-peer-outdater -t 5";\n',
        '',
      ],
    })],
    good: [heartbeatExample('dopd')],
  },

  *check(cluster) {
    for (const hosts of heartbeatClusters(cluster)) {
      if (hosts.some(host => cluster.factsOn(host, 'heartbeat-stonith').length > 0)) continue
      if (hosts.some(
        host => cluster.factsOn(host, 'heartbeat-respawn').some(({ fact }) => /(^|\/)dopd$/.test(fact.command)),
      )) continue
      const host = hosts.find(
        name => cluster.factsOn(name, 'heartbeat-host').length > 0 && crmOf(cluster, name) === undefined,
      )
      const [node] = host === undefined ? [] : cluster.factsOn(host, 'heartbeat-host')
      const promoted = hosts.flatMap(name => promotedResources(cluster, name))[0]
      if (node === undefined || promoted === undefined) continue
      // fence-peer is another program's means, which haresources clusters may use as well.
      if (hosts.some(
        name => cluster.factsOn(name, 'drbd-option').some(({ fact }) => /^(fence-peer|outdate-peer)$/.test(fact.name)),
      )) continue
      yield {
        at: node,
        message: 'No stonith device and no dopd protect the data when the hosts lose each other',
        related: [{ at: promoted, message: `the data of resource "${promoted.resource}"` }],
      }
    }
  },
})
