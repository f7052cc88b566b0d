import { defineClusterRule } from '../../define-cluster-rule.js'
import { corosyncSetting, isFencing, pacemakerClusters, waitingDrbd } from '../../view/pacemaker.js'
import { pacemakerExample } from '../example-cluster.js'

/** Two nodes without fencing go on alone. */
export const unsafePacemakerTwoNode = defineClusterRule({
  id: 'cluster/unsafe-pacemaker-two-node',
  severity: 'error',
  origin: 'practice',
  summary: 'two nodes without fencing go on alone',
  why: 'With two_node each half has quorum when the link breaks, and only fencing decides which one goes on. With fencing off both promote and mount: the data part for good.',
  do: 'Turn fencing on, or give a third party a vote: a quorum device.',
  sources: ['votequorum(5), two_node: fencing must be configured', 'ClusterLabs, Pacemaker issue 2785'],
  since: '0.1.0',
  examples: {
    bad: [
      pacemakerExample('fencing is off', { '*:/var/lib/pacemaker/cib/cib.xml': ['name="stonith-enabled" value="true"', 'name="stonith-enabled" value="false"'], '*:/etc/drbd.conf': ['resource-and-stonith', 'resource-only'] }),
    ],
    good: [
      pacemakerExample('fencing is on'),
    ],
  },

  *check(cluster) {
    for (const pacemaker of pacemakerClusters(cluster)) {
      const option = pacemaker.option('stonith-enabled')
      const twoNode = corosyncSetting(cluster, pacemaker.hosts, 'quorum / two_node')
      if (option === undefined || isFencing(pacemaker) || twoNode?.fact.value !== '1') continue
      // DRBD that waits for fencing parts nothing: it stands still, which is reported by itself.
      if (waitingDrbd(cluster, pacemaker) !== undefined) continue
      yield { at: option, message: 'Fencing is off, and corosync lets each of two nodes go on alone', related: [{ at: twoNode, message: 'two_node is set here' }] }
    }
  },
})
