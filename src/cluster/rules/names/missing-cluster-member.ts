import { defineClusterRule } from '../../define-cluster-rule.js'
import { heartbeatClusterOf } from '../../view/groups.js'
import { mayMean } from '../../view/names.js'
import { isUncachedExport } from '../../view/scripts.js'
import { heartbeatExample } from '../example-cluster.js'

const clusterConf = `<?xml version="1.0"?>
<cluster name="demo" config_version="1">
  <cman/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="gamma" nodeid="2"/>
    <clusternode name="delta" nodeid="3"/>
  </clusternodes>
</cluster>
`
const drbddisk = `#!/bin/sh
case "$1" in
  start)
    gnbd_serv || exit 1
    gnbd_export -e data -d /dev/drbd0 || exit 1
    ;;
esac
`

/** A host that exports with GNBD for heartbeat must be a member of the cluster that cman runs. */
export const missingClusterMember = defineClusterRule({
  id: 'cluster/missing-cluster-member',
  severity: 'error',
  origin: 'practice',
  summary: 'a node of ha.cf exports with GNBD and is no clusternode',
  why:
    'An export without -c needs a running, quorate cman on the server; clvmd needs it too. The failover to this ' +
    'host fails.',
  do: 'Add the host to the clusternodes.',
  sources: [
    'gnbd_export(8): "-c" and the cluster manager',
    'gnbd_serv(8): the server must be a cluster member unless started with -n',
  ],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('beta is not in cluster.conf', {
      'alpha:/etc/cluster/cluster.conf': clusterConf,
      '*:/etc/ha.d/resource.d/drbddisk': drbddisk,
    })],
    good: [
      heartbeatExample('no GNBD', { '*:/etc/cluster/cluster.conf': clusterConf }),
      heartbeatExample('clients alone are the cluster', { 'alpha:/etc/cluster/cluster.conf': clusterConf.replace('"alpha"', '"beta2"'), '*:/etc/ha.d/resource.d/drbddisk': drbddisk }),
    ],
  },

  *check(cluster) {
    const nodes = cluster.facts('rhcs-host')
    const [first] = nodes
    if (first === undefined) return
    for (const host of cluster.hosts.keys()) {
      const command = cluster.factsOn(host, 'script-command').find(isUncachedExport)
      const listed = cluster.factsOn(host, 'heartbeat-host').find(({ fact }) => mayMean(cluster, host, fact.name))
      if (command === undefined || listed === undefined) continue
      // A host whose own cluster.conf lacks it is told by another rule.
      if (
        cluster.factsOn(host, 'rhcs-host').length > 0 ||
        nodes.some(({ fact }) => mayMean(cluster, host, fact.name))
      ) continue
      // Where clients alone are the cluster, the servers are none of it, and should export with -c.
      if (!heartbeatClusterOf(cluster, host).some(member => nodes.some(({ fact }) => mayMean(cluster, member, fact.name)))) continue
      yield {
        at: listed,
        message: `Node "${listed.fact.name}" exports with GNBD and is none of the clusternodes`,
        related: [
          { at: first, message: 'the clusternodes are listed here' },
          { at: command, message: 'the export is made here' },
        ],
      }
    }
  },
})
