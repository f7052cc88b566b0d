import { defineClusterRule } from '../../define-cluster-rule.js'
import { pacemakerClusters } from '../../view/pacemaker.js'
import { pacemakerExample } from '../example-cluster.js'

const timeout = ['      </cluster_property_set>', '        <nvpair id="option-watchdog" name="stonith-watchdog-timeout" value="10s"/>\n      </cluster_property_set>']

/** Pacemaker relies on SBD, which is not started. */
export const missingSbd = defineClusterRule({
  id: 'cluster/missing-sbd',
  severity: 'error',
  origin: 'practice',
  summary: 'Pacemaker relies on SBD, which is not started',
  why: 'With stonith-watchdog-timeout Pacemaker asks whether SBD runs when it starts, and ends at once where it does not. Where nodes are fenced by disks of SBD, nobody reads the message on a node without it: the node goes on, and counts as dead.',
  do: 'Enable sbd.service on each node. Without disks stonith-watchdog-timeout may be 0 instead.',
  sources: ['Pacemaker 2.1.5 lib/common/watchdog.c: pcmk__valid_sbd_timeout', 'ClusterLabs, crmsh issue 1991', 'sbd(8): every node runs the daemon'],
  since: '0.1.0',
  examples: {
    bad: [
      pacemakerExample('sbd.service is disabled on beta', { '*:/var/lib/pacemaker/cib/cib.xml': timeout, 'beta:facts/services.txt': 'pacemaker.service enabled\nsbd.service disabled\n' }),
      pacemakerExample('sbd.service is disabled on beta, and a disk fences', { 'beta:facts/services.txt': 'pacemaker.service enabled\nsbd.service disabled\n' }),
    ],
    good: [
      pacemakerExample('sbd.service is enabled', { '*:/var/lib/pacemaker/cib/cib.xml': timeout, '*:facts/services.txt': 'pacemaker.service enabled\nsbd.service enabled\n' }),
      pacemakerExample('nobody knows what is enabled', { '*:/var/lib/pacemaker/cib/cib.xml': timeout }),
    ],
  },

  *check(cluster) {
    for (const pacemaker of pacemakerClusters(cluster)) {
      const option = pacemaker.option('stonith-watchdog-timeout')
      const reliesOnWatchdog = (option?.fact.ms ?? 0) > 0
      const device = pacemaker.facts('pacemaker-resource').find(({ fact }) => /^stonith:(?:external\/sbd|fence_sbd)$/.test(fact.agent ?? ''))
      const reason = reliesOnWatchdog ? option : device
      if (reason === undefined) continue
      const [first] = pacemaker.hosts.flatMap(host => cluster.factsOn(host, 'enabled-service').filter(({ fact }) => fact.service === 'sbd' && !fact.isEnabled))
      if (first === undefined) continue
      yield {
        at: first,
        message: `SBD is not started on host "${first.host}", and ${reliesOnWatchdog ? 'Pacemaker relies on its watchdog' : 'nodes are fenced by its disks'}`,
        related: [{ at: reason, message: reliesOnWatchdog ? 'stonith-watchdog-timeout is set here' : 'Pacemaker fences by them here' }],
      }
    }
  },
})
