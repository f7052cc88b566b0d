import type { Finding } from '../../../diagnostics/diagnostic.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { heartbeatClusters } from '../../view/groups.js'
import { crmOf } from '../../view/resources.js'
import { maySwitchOff, stonithDevicesFor } from '../../view/stonith.js'
import { heartbeatExample } from '../example-cluster.js'

const board = (line: string): readonly string[] => ['node alpha', `${line}\nnode alpha`]

/** A device for one of two hosts is of use in one direction only. */
export const missingStonithTarget = defineClusterRule({
  id: 'cluster/missing-stonith-target',
  severity: 'error',
  origin: 'practice',
  summary: 'no stonith device of a host switches the other one off',
  why: 'When the other one fails, heartbeat asks the device for it, is refused, and tries again every five seconds without end: nothing is taken over.',
  do: 'Add a stonith_host line with the device of the other host.',
  sources: [
    'heartbeat 3.0.6 heartbeat/hb_resource.c Initiate_Reset(): "Device %s cannot reset host %s", StonithProcessDied(): "STONITH of %s failed. Retrying..."',
    'cluster-glue 1.0.12 lib/plugins/stonith, getconfignames: hostname, nodename, hostlist',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('the board of one host only', { '*:/etc/ha.d/ha.cf': board('stonith_host * external/ipmi alpha 192.0.2.101 admin not-a-secret lan') }),
      heartbeatExample('a list of one host', { '*:/etc/ha.d/ha.cf': board('stonith_host * external/riloe beta 192.0.2.102 admin not-a-secret 1 2.0 off') }),
    ],
    good: [
      heartbeatExample('the board of each host', { '*:/etc/ha.d/ha.cf': board('stonith_host alpha external/ipmi beta 192.0.2.102 admin not-a-secret lan\nstonith_host beta external/ipmi alpha 192.0.2.101 admin not-a-secret lan') }),
      heartbeatExample('both for all', { '*:/etc/ha.d/ha.cf': board('stonith_host * external/ipmi alpha 192.0.2.101 admin not-a-secret lan\nstonith_host * external/ipmi beta 192.0.2.102 admin not-a-secret lan') }),
      heartbeatExample('a list of both', { '*:/etc/ha.d/ha.cf': board('stonith_host * external/ssh alpha beta') }),
      heartbeatExample('a power switch that is told no host', { '*:/etc/ha.d/ha.cf': board('stonith_host * baytech 192.0.2.30 login not-a-secret') }),
      heartbeatExample('a plug-in of its own', { '*:/etc/ha.d/ha.cf': board('stonith_host * external/ours alpha 192.0.2.101') }),
    ],
  },

  *check(cluster) {
    for (const hosts of heartbeatClusters(cluster)) {
      const reported = new Set<string>()
      for (const host of hosts) yield* missingFor(cluster, host, reported)
    }
  },
})

function* missingFor(cluster: ClusterModel, host: string, reported: Set<string>): Generator<Finding> {
  const nodes = cluster.factsOn(host, 'heartbeat-host')
  const names = nodes.map(({ fact }) => fact.name)
  const [other, ...more] = nodes.filter(({ fact }) => cluster.hostNamed(fact.name) !== host)
  // The CRM has its own devices, and of three hosts any other one may do it.
  if (other === undefined || more.length > 0 || nodes.length !== 2 || crmOf(cluster, host) !== undefined || reported.has(other.fact.name)) return
  const devices = stonithDevicesFor(cluster, host, host)
  const [device] = devices
  if (device === undefined || devices.some(({ fact }) => maySwitchOff(fact, other.fact.name, names))) return
  // Its own device in its own line is reported as that.
  if (devices.some(({ fact }) => fact.from !== undefined && fact.from !== '*')) return
  reported.add(other.fact.name)
  yield {
    at: other,
    message: `No stonith device of "${host}" switches "${other.fact.name}" off`,
    related: devices.map(each => ({ at: each, message: `"${each.fact.type}" is for "${host}" itself` })),
  }
}
