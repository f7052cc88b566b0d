import { defineClusterRule } from '../../define-cluster-rule.js'
import { deviations } from '../../deviations.js'
import { heartbeatClusters } from '../../view/groups.js'
import { exportsOf } from '../../view/scripts.js'
import { heartbeatExample } from '../example-cluster.js'

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
    ],
    good: [heartbeatExample('one name', { '*:/etc/ha.d/resource.d/export': script('images') })],
  },

  *check(cluster) {
    for (const hosts of heartbeatClusters(cluster)) {
      for (const { item, from } of deviations(exportsOf(cluster, hosts), (a, b) => a.text === b.text)) {
        yield {
          at: item.first,
          message: `Host "${item.host}" exports ${item.text}, host "${from.host}" ${from.text}`,
          related: [{ at: from.first, message: `the export of host "${from.host}"` }],
        }
      }
    }
  },
})
