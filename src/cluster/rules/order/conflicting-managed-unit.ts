import { defineClusterRule } from '../../define-cluster-rule.js'
import { startAtBoot } from '../../view/boot.js'
import { managedUnits } from '../../view/managed-units.js'
import { cmanExample, pacemakerExample, promoterExample } from '../example-cluster.js'

const serviceWithScript = '  <rm><service name="web"><script name="web" file="/etc/init.d/httpd"/></service></rm>\n</cluster>\n'

const dlm = '<clone id="cl-dlm"><meta_attributes id="cl-dlm-m"><nvpair id="cl-dlm-i" name="interleave" value="true"/></meta_attributes><primitive id="dlm" class="ocf" provider="pacemaker" type="controld"/></clone>'

/** A service that the cluster starts is started at boot as well. */
export const conflictingManagedUnit = defineClusterRule({
  id: 'cluster/conflicting-managed-unit',
  severity: 'error',
  origin: 'practice',
  summary: 'a service that the cluster starts is started at boot as well',
  why: 'The service runs on each host, also on those that do not have its data. Pacemaker finds it active on several nodes and stops it everywhere; rgmanager starts it a second time, and stops it on a host on which it should not run; drbd-reactor waits for a unit that is there already. Of a clone that gives locks, such as dlm, Pacemaker no longer says when it starts and stops: at the end of the host it may go before the file systems that need it.',
  do: 'Take it out of the boot: the cluster starts it. systemctl disable UNIT, or chkconfig SERVICE off.',
  sources: ['Pacemaker Explained, "Resources": systemd units must not be enabled', 'drbd-reactor 1.11 doc/promoter.md', 'Red Hat Enterprise Linux 6 Cluster Administration: services that rgmanager manages are not started by chkconfig'],
  since: '0.1.0',
  examples: {
    bad: [
      pacemakerExample('Pacemaker runs nginx', { 'beta:facts/services.txt': 'pacemaker.service enabled\nnginx.service enabled\n' }),
      promoterExample('drbd-reactor runs nginx', { 'beta:facts/services.txt': ['', 'nginx.service enabled\n'] }),
      pacemakerExample('an agent starts what the unit starts', { '*:/var/lib/pacemaker/cib/cib.xml': ['class="systemd" type="nginx"', 'class="ocf" provider="heartbeat" type="nginx"'], 'beta:facts/services.txt': 'pacemaker.service enabled\nnginx.service enabled\n' }),
      pacemakerExample('a clone that gives locks', { '*:/var/lib/pacemaker/cib/cib.xml': ['    </resources>', `      ${dlm}\n    </resources>`], 'beta:facts/services.txt': 'pacemaker.service enabled\ndlm.service enabled\n' }),
      cmanExample('a script that is started at boot', { '*:/etc/cluster/cluster.conf': ['</cluster>\n', serviceWithScript], 'beta:facts/rc.txt': '/etc/rc3.d:\nS10network\nS21cman\nS85httpd\n' }),
    ],
    good: [
      cmanExample('a script that is not started at boot', { '*:/etc/cluster/cluster.conf': ['</cluster>\n', serviceWithScript], 'beta:facts/rc.txt': '/etc/rc3.d:\nK35httpd\nS10network\nS21cman\n' }),
      pacemakerExample('any other clone', { '*:/var/lib/pacemaker/cib/cib.xml': ['    </resources>', `      ${dlm.replace('class="ocf" provider="pacemaker" type="controld"', 'class="systemd" type="chronyd"')}\n    </resources>`], 'beta:facts/services.txt': 'pacemaker.service enabled\nchronyd.service enabled\n' }),
      pacemakerExample('nginx is disabled', { 'beta:facts/services.txt': 'pacemaker.service enabled\nnginx.service disabled\n' }),
      promoterExample('nginx, which a promoter starts, is disabled', { 'beta:facts/services.txt': ['', 'nginx.service disabled\n'] }),
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
      yield { at: first.at, message: `"${unit.service}" is started at boot on host "${first.host}"${too}, and by ${unit.manager}`, ...(unit.isOnAll === true ? { severity: 'warning' as const } : {}), related: [{ at: unit.at, message: `${unit.manager} starts it by this` }] }
    }
  },
})
