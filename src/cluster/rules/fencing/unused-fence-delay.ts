import { defineClusterRule } from '../../define-cluster-rule.js'
import { corosyncSetting, pacemakerClusters } from '../../view/pacemaker.js'
import { pacemakerExample } from '../example-cluster.js'

const device = ['\ttwo_node: 1\n', '\tdevice {\n\t\tmodel: net\n\t\tvotes: 1\n\t\tnet {\n\t\t\thost: 192.0.2.250\n\t\t\talgorithm: ffsplit\n\t\t}\n\t}\n']

/** Fencing waits although quorum decides. */
export const unusedFenceDelay = defineClusterRule({
  id: 'cluster/unused-fence-delay',
  severity: 'info',
  origin: 'practice',
  summary: 'fencing waits although quorum decides',
  why: 'A delay by chance keeps two nodes from shooting each other. With a third vote one side only has quorum and shoots: each failover waits for nothing.',
  do: 'Take pcmk_delay_max out.',
  sources: ['ClusterLabs, crmsh issue 1030'],
  since: '0.1.0',
  examples: {
    bad: [
      pacemakerExample('a quorum device decides', { '*:/etc/corosync/corosync.conf': device }),
    ],
    good: [
      pacemakerExample('two nodes'),
      pacemakerExample('one side is preferred', { '*:/etc/corosync/corosync.conf': device, '*:/var/lib/pacemaker/cib/cib.xml': ['pcmk_delay_max', 'pcmk_delay_base'] }),
    ],
  },

  *check(cluster) {
    for (const pacemaker of pacemakerClusters(cluster)) {
      const vote = corosyncSetting(cluster, pacemaker.hosts, 'quorum device / model')
      const devices = pacemaker.facts('pacemaker-resource').filter(({ fact }) => fact.agent?.startsWith('stonith:') === true)
      const delays = devices.flatMap(({ fact }) => fact.parameters['pcmk_delay_max'] ?? [])
      const [delay] = delays
      if (delay === undefined || delays.length < devices.length || /^0+s?$/.test(delay.value)) continue
      if (vote === undefined && pacemaker.facts('pacemaker-node').length < 3) continue
      yield { at: { origin: delay.at }, message: `Fencing waits up to ${delay.value}, and ${vote === undefined ? 'more than two nodes have' : 'a quorum device gives'} one side the quorum`, ...(vote === undefined ? {} : { related: [{ at: vote, message: 'the quorum device' }] }) }
    }
  },
})
