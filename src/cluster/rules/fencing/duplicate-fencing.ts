import { defineClusterRule } from '../../define-cluster-rule.js'
import { mayMean } from '../../view/names.js'
import { heartbeatExample } from '../example-cluster.js'

function clusterConf(agent: string): string {
  const node = (name: string, id: number): string =>
    `    <clusternode name="${name}" nodeid="${id}"><fence><method name="1"><device name="power" ` +
    `port="${id}"/></method></fence></clusternode>\n`
  return `<?xml version="1.0"?>
<cluster name="demo" config_version="1">
  <cman/>
  <clusternodes>
${node('alpha', 1)}${node('beta', 2)}${node('gamma', 3)}  </clusternodes>
  <fencedevices>
    <fencedevice name="power" agent="${agent}" ipaddr="192.0.2.30" login="apc" passwd="not-a-secret"/>
  </fencedevices>
</cluster>
`
}

const stonith = ['auto_failback', 'stonith_host * baytech 192.0.2.30 login not-a-secret\nauto_failback']

/** A host should not be fenced by two managers that know nothing of each other. */
export const duplicateFencing = defineClusterRule({
  id: 'cluster/duplicate-fencing',
  severity: 'warning',
  origin: 'practice',
  summary: 'cman and heartbeat both fence one host',
  why:
    'One of them switches the host off while the other waits for it to come back; two managers can shoot at each ' +
    'other\'s survivors.',
  do: 'Let one of them fence.',
  sources: ['fenced(8) and ha.cf(5) "stonith": neither asks the other'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('fence_apc and stonith_host', {
        '*:/etc/ha.d/ha.cf': stonith,
        '*:/etc/cluster/cluster.conf': clusterConf('fence_apc'),
      }),
    ],
    good: [
      heartbeatExample('cman asks a human', {
        '*:/etc/ha.d/ha.cf': stonith,
        '*:/etc/cluster/cluster.conf': clusterConf('fence_manual'),
      }),
    ],
  },

  *check(cluster) {
    const [stonith] = cluster.facts('heartbeat-stonith')
    if (stonith === undefined) return
    const manual = new Set(
      cluster
        .facts('rhcs-fence-device')
        .filter(({ fact }) => /manual|ack/.test(fact.agent))
        .map(({ fact }) => fact.name),
    )
    for (const use of cluster.facts('rhcs-fence-use')) {
      const host = [...cluster.hosts.keys()].find(name => mayMean(cluster, name, use.fact.host))
      const device = host === undefined ? undefined : cluster.factsOn(host, 'heartbeat-stonith')[0]
      if (device === undefined || manual.has(use.fact.device) || /manual/.test(use.fact.agent ?? '')) continue
      yield {
        at: use,
        message: `Host "${use.fact.host}" is fenced by cman through "${use.fact.device}" and by heartbeat`,
        related: [{ at: device, message: 'heartbeat\'s stonith device' }],
      }
      return
    }
  },
})
