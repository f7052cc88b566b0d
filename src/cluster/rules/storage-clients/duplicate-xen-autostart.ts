import { compareText } from '../../../diagnostics/order.js'
import type { HostFact } from '../../../facts/fact-index.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { ocfs2Example } from '../example-cluster.js'

const guest = 'name = "web"\nmemory = 512\ndisk = [ "file:/srv/images/web.img,xvda,w" ]\n'

/** A virtual machine must start by itself on one host only. */
export const duplicateXenAutostart = defineClusterRule({
  id: 'cluster/duplicate-xen-autostart',
  severity: 'error',
  origin: 'practice',
  summary: 'one virtual machine is started at boot on two hosts',
  why: 'xend checks only its own host. Two copies write to one image, and its filesystem is destroyed.',
  do: 'Remove it from /etc/xen/auto of one host, or use a lock that all hosts share.',
  sources: [
    'xen tools/examples/init.d/xendomains: everything in /etc/xen/auto is started',
    'Debian bug tracker and xen-users: xend-domain-lock',
  ],
  since: '0.1.0',
  examples: {
    bad: [ocfs2Example('web in auto of both', { '*:/etc/xen/auto/web': guest })],
    good: [
      ocfs2Example('in auto of alpha, known to beta', {
        'alpha:/etc/xen/auto/web': guest,
        'beta:/etc/xen/web.cfg': guest,
      }),
    ],
  },

  *check(cluster) {
    const first = new Map<string, HostFact<'xen-domain'>>()
    const domains = cluster.facts('xen-domain').filter(({ fact }) => fact.isAutoStarted && fact.name !== undefined)
    for (const entry of [...domains].sort((a, b) => compareText(a.host, b.host))) {
      const name = entry.fact.name ?? ''
      const other = first.get(name)
      if (other === undefined) first.set(name, entry)
      else if (other.host !== entry.host) {
        yield {
          at: entry,
          message: `"${name}" is started at boot on hosts "${other.host}" and "${entry.host}"`,
          related: [{ at: other, message: `host "${other.host}" starts it too` }],
          // Neither should where heartbeat does.
          followsFrom: domains.flatMap(at => (at.fact.name === name ? [{ rule: 'cluster/conflicting-xen-autostart', at }] : [])),
        }
      }
    }
  },
})
