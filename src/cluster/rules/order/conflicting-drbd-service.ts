import { defineClusterRule } from '../../define-cluster-rule.js'
import { pacemakerClusters } from '../../view/pacemaker.js'
import { pacemakerExample } from '../example-cluster.js'

/** DRBD is started at boot, and by Pacemaker. */
export const conflictingDrbdService = defineClusterRule({
  id: 'cluster/conflicting-drbd-service',
  severity: 'warning',
  origin: 'practice',
  summary: 'DRBD is started at boot, and by Pacemaker',
  why: 'The service brings the resource up outside of the cluster, waits for peers at boot, and takes it down under the running services. The agent finds what it did not start.',
  do: 'Disable the service: systemctl disable drbd.',
  sources: ['LINBIT DRBD User Guide 9, "Integrating DRBD with Pacemaker clusters"'],
  since: '0.1.0',
  examples: {
    bad: [
      pacemakerExample('drbd.service is enabled', { 'alpha:facts/services.txt': 'corosync.service enabled\npacemaker.service enabled\ndrbd.service enabled\n' }),
    ],
    good: [
      pacemakerExample('drbd.service is disabled', { 'alpha:facts/services.txt': 'corosync.service enabled\npacemaker.service enabled\ndrbd.service disabled\n' }),
    ],
  },

  *check(cluster) {
    for (const pacemaker of pacemakerClusters(cluster)) {
      const [managed] = pacemaker.facts('pacemaker-drbd')
      if (managed === undefined) continue
      const enabled = pacemaker.hosts.flatMap(host => cluster.factsOn(host, 'enabled-service').filter(({ fact }) => fact.service === 'drbd' && fact.isEnabled))
      const [first, ...others] = enabled
      if (first === undefined) continue
      const too = others.length === 0 ? '' : `, and ${others.length} more`
      yield { at: first, message: `DRBD is started at boot on host "${first.host}"${too}, and Pacemaker runs it as "${managed.fact.clone}"`, related: [{ at: managed, message: 'Pacemaker runs it by this' }] }
    }
  },
})
