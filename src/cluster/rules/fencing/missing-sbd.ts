import { defineClusterRule } from '../../define-cluster-rule.js'
import { pacemakerClusters } from '../../view/pacemaker.js'
import { pacemakerExample } from '../example-cluster.js'

const timeout = ['      </cluster_property_set>', '        <nvpair id="option-watchdog" name="stonith-watchdog-timeout" value="10s"/>\n      </cluster_property_set>']

/** Pacemaker relies on the watchdog of SBD, which is not started. */
export const missingSbd = defineClusterRule({
  id: 'cluster/missing-sbd',
  severity: 'error',
  origin: 'practice',
  summary: 'Pacemaker relies on the watchdog of SBD, which is not started',
  why: 'With stonith-watchdog-timeout Pacemaker asks whether SBD runs when it starts, and ends at once where it does not.',
  do: 'Enable sbd.service on each node, or set stonith-watchdog-timeout to 0.',
  sources: ['Pacemaker 2.1.5 lib/common/watchdog.c: pcmk__valid_sbd_timeout', 'ClusterLabs, crmsh issue 1991'],
  since: '0.1.0',
  examples: {
    bad: [
      pacemakerExample('sbd.service is disabled on beta', { '*:/var/lib/pacemaker/cib/cib.xml': timeout, 'beta:facts/services.txt': 'pacemaker.service enabled\nsbd.service disabled\n' }),
    ],
    good: [
      pacemakerExample('sbd.service is enabled', { '*:/var/lib/pacemaker/cib/cib.xml': timeout, '*:facts/services.txt': 'pacemaker.service enabled\nsbd.service enabled\n' }),
      pacemakerExample('nobody knows what is enabled', { '*:/var/lib/pacemaker/cib/cib.xml': timeout }),
    ],
  },

  *check(cluster) {
    for (const pacemaker of pacemakerClusters(cluster)) {
      const option = pacemaker.option('stonith-watchdog-timeout')
      const ms = option?.fact.ms
      if (option === undefined || ms === undefined || ms <= 0) continue
      const [first] = pacemaker.hosts.flatMap(host => cluster.factsOn(host, 'enabled-service').filter(({ fact }) => fact.service === 'sbd' && !fact.isEnabled))
      if (first !== undefined) yield { at: first, message: `SBD is not started on host "${first.host}", and Pacemaker relies on its watchdog`, related: [{ at: option, message: 'stonith-watchdog-timeout is set here' }] }
    }
  },
})
