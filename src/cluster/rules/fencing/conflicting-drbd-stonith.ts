import { defineClusterRule } from '../../define-cluster-rule.js'
import { isFencing, pacemakerClusters, waitingDrbd } from '../../view/pacemaker.js'
import { pacemakerExample } from '../example-cluster.js'

/** DRBD waits for fencing that is off. */
export const conflictingDrbdStonith = defineClusterRule({
  id: 'cluster/conflicting-drbd-stonith',
  severity: 'error',
  origin: 'practice',
  summary: 'DRBD waits for fencing that is off',
  why: 'With resource-and-stonith a Primary that loses its peer stops all reads and writes until the peer is fenced. Pacemaker fences nobody: the data stand still until somebody comes.',
  do: 'Turn stonith-enabled on and configure fence devices.',
  sources: ['drbd.conf(5), fencing resource-and-stonith', 'SUSE documentation, DRBD with Pacemaker'],
  since: '0.1.0',
  examples: {
    bad: [
      pacemakerExample('fencing is off in the CIB', { '*:/var/lib/pacemaker/cib/cib.xml': ['name="stonith-enabled" value="true"', 'name="stonith-enabled" value="false"'], '*:/etc/corosync/corosync.conf': ['\ttwo_node: 1\n', ''] }),
    ],
    good: [
      pacemakerExample('fencing is on'),
      pacemakerExample('DRBD asks for no fencing', { '*:/var/lib/pacemaker/cib/cib.xml': ['name="stonith-enabled" value="true"', 'name="stonith-enabled" value="false"'], '*:/etc/corosync/corosync.conf': ['\ttwo_node: 1\n', ''], '*:/etc/drbd.conf': ['resource-and-stonith', 'resource-only'] }),
    ],
  },

  *check(cluster) {
    for (const pacemaker of pacemakerClusters(cluster)) {
      const option = pacemaker.option('stonith-enabled')
      if (option === undefined || isFencing(pacemaker)) continue
      const waiting = waitingDrbd(cluster, pacemaker)
      if (waiting === undefined) continue
      yield { at: option, message: `Fencing is off, and DRBD resource "${waiting.fact.resource}" stands still until its peer is fenced`, related: [{ at: waiting, message: 'fencing is "resource-and-stonith" here' }] }
    }
  },
})
