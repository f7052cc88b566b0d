import { defineClusterRule } from '../../define-cluster-rule.js'
import { deviations } from '../../deviations.js'
import type { ClusterModel } from '../../model.js'
import { cmanClusters, heartbeatClusters } from '../../view/groups.js'
import { exportsOf, serviceScripts } from '../../view/scripts.js'
import type { Exports } from '../../view/scripts.js'
import { cmanExample, heartbeatExample } from '../example-cluster.js'

function script(name: string): string {
  return `#!/bin/sh\ncase "$1" in\n  start) gnbd_serv && gnbd_export -c -e ${name} -d /dev/drbd0 || exit 1 ;;\n  status) echo stopped ;;\nesac\n`
}

/** Both servers must export the same device under the same name. */
export const mismatchedGnbdExport = defineClusterRule({
  id: 'cluster/mismatched-gnbd-export',
  severity: 'error',
  origin: 'practice',
  summary: 'the servers of a storage pair export with GNBD under different names or devices',
  why: 'After a failover the clients find no export of their name, or another device behind it.',
  do: 'Write the same name and device on both hosts.',
  sources: ['gnbd_export(8): clients know an export by its name'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('another name on beta', {
        'alpha:/etc/ha.d/resource.d/export': script('images'),
        'beta:/etc/ha.d/resource.d/export': script('data'),
      }),
      cmanExample('another name in the script of a service', {
        '*:/etc/cluster/cluster.conf': ['</cluster>\n', '  <rm>\n    <service name="storage">\n      <script name="export" file="/usr/local/sbin/export"/>\n    </service>\n  </rm>\n</cluster>\n'],
        'alpha:/usr/local/sbin/export': script('images'),
        'beta:/usr/local/sbin/export': script('data'),
      }),
    ],
    good: [
      heartbeatExample('one name', { '*:/etc/ha.d/resource.d/export': script('images') }),
      cmanExample('each server starts its own at boot, and none of them moves', {
        'alpha:/etc/init.d/gnbd-server': script('disks-of-alpha'),
        'beta:/etc/init.d/gnbd-server': script('disks-of-beta'),
      }),
    ],
  },

  *check(cluster) {
    for (const exports of exportsThatMove(cluster)) {
      for (const { item, from } of deviations(exports, (a, b) => a.text === b.text)) {
        yield {
          at: item.first,
          message: `Host "${item.host}" exports ${item.text}, host "${from.host}" ${from.text}`,
          related: [{ at: from.first, message: `the export of host "${from.host}"` }],
        }
      }
    }
  },
})

/** The exports of hosts that take each other's place: a pair of heartbeat, and what runs a script of a service. */
function* exportsThatMove(cluster: ClusterModel): Generator<readonly Exports[]> {
  for (const hosts of heartbeatClusters(cluster)) yield exportsOf(cluster, hosts)
  for (const hosts of cmanClusters(cluster)) {
    const scripts = new Set(hosts.flatMap(host => serviceScripts(cluster, host)))
    for (const script of scripts) yield exportsOf(cluster, hosts, script)
  }
}
