import { listed } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { bootSystemOf, shownLink } from '../../view/boot.js'
import { cmanExample } from '../example-cluster.js'

const leaving = new Set(['cman', 'fenced', 'clvmd', 'rgmanager', 'heartbeat', 'drbd', 'o2cb', 'ocfs2', 'ccsd'])

/** A service that must leave the cluster needs a stop link for halt and for reboot. */
export const missingStopLink = defineClusterRule({
  id: 'cluster/missing-stop-link',
  severity: 'warning',
  origin: 'practice',
  summary: 'a cluster service is not stopped when the host halts or reboots',
  why: 'The host vanishes without leaving the cluster. The others take it for dead and fence it at every reboot.',
  do: 'Add stop links to runlevels 0 and 6.',
  sources: ['Debian policy 9.3.1', 'cman_tool(8) "leave": a host that goes without it is fenced'],
  since: '0.1.0',
  examples: {
    bad: [
      cmanExample('no link for reboot', {
        'alpha:facts/rc.txt': '/etc/rc2.d:\nS21cman\n/etc/rc0.d:\nK79cman\n/etc/rc6.d:\nK90network\n',
      }),
    ],
    good: [
      cmanExample('links for both', {
        'alpha:facts/rc.txt': '/etc/rc2.d:\nS21cman\n/etc/rc0.d:\nK79cman\n/etc/rc6.d:\nK79cman\n',
      }),
    ],
  },

  *check(cluster) {
    for (const host of cluster.hosts.keys()) {
      if (bootSystemOf(cluster, host) === 'systemd') continue // It stops what it started.
      const links = cluster.factsOn(host, 'rc-link')
      // Links of a runlevel that was not collected are unknown.
      const known = ['0', '6'].filter(level => links.some(({ fact }) => fact.runlevel === level))
      const seen = new Set<string>()
      for (const link of links) {
        const { service, action, runlevel } = link.fact
        if (action !== 'start' || !/^[2345]$/.test(runlevel) || !leaving.has(service) || seen.has(service)) continue
        seen.add(service)
        const missing = known.filter(
          level => !links.some(
            ({ fact }) =>
              fact.service === service &&
              fact.runlevel === level &&
              (fact.action === 'stop' || level === '6'),
          ),
        )
        if (missing.length === 0) continue
        yield {
          at: link,
          message: `"${shownLink(link)}" of host "${host}" has no stop link in runlevel ${listed(missing)}`,
        }
      }
    }
  },
})
