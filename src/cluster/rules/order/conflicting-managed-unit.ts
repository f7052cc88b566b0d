import { defineClusterRule } from '../../define-cluster-rule.js'
import { startAtBoot } from '../../view/boot.js'
import { managedUnits } from '../../view/managed-units.js'
import { pacemakerExample, promoterExample } from '../example-cluster.js'

/** A service that the cluster starts is started at boot as well. */
export const conflictingManagedUnit = defineClusterRule({
  id: 'cluster/conflicting-managed-unit',
  severity: 'error',
  origin: 'practice',
  summary: 'a service that the cluster starts is started at boot as well',
  why: 'The service runs on each host, also on those that do not have its data. Pacemaker finds it active on several nodes and stops it everywhere; drbd-reactor waits for a unit that is there already.',
  do: 'systemctl disable the unit: the cluster starts it.',
  sources: ['Pacemaker Explained, "Resources": systemd units must not be enabled', 'drbd-reactor 1.11 doc/promoter.md'],
  since: '0.1.0',
  examples: {
    bad: [
      pacemakerExample('Pacemaker runs nginx', { 'beta:facts/services.txt': 'pacemaker.service enabled\nnginx.service enabled\n' }),
      promoterExample('drbd-reactor runs nginx', { 'beta:facts/services.txt': ['', 'nginx.service enabled\n'] }),
    ],
    good: [
      pacemakerExample('nginx is disabled', { 'beta:facts/services.txt': 'pacemaker.service enabled\nnginx.service disabled\n' }),
      promoterExample('nginx is disabled', { 'beta:facts/services.txt': ['', 'nginx.service disabled\n'] }),
    ],
  },

  *check(cluster) {
    for (const unit of managedUnits(cluster)) {
      const enabled = unit.hosts.flatMap(host => {
        const start = startAtBoot(cluster, host, unit.service)
        return start === undefined ? [] : [{ host, at: start.at }]
      })
      const [first, ...others] = enabled
      if (first === undefined) continue
      const too = others.length === 0 ? '' : `, and ${others.length} more`
      yield { at: first.at, message: `"${unit.service}" is started at boot on host "${first.host}"${too}, and by ${unit.manager}`, related: [{ at: unit.at, message: `${unit.manager} starts it by this` }] }
    }
  },
})
