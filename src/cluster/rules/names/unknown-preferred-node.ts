import { defineClusterRule } from '../../define-cluster-rule.js'
import { foldedName, isLikelySameHost } from '../../view/names.js'
import { promotedByReactor } from '../../view/promoters.js'
import { promoterExample } from '../example-cluster.js'

/** A preferred node is no host of the resource. */
export const unknownPreferredNode = defineClusterRule({
  id: 'cluster/unknown-preferred-node',
  severity: 'warning',
  origin: 'practice',
  summary: 'a preferred node is no host of the resource',
  why: 'drbd-reactor compares the list with what uname -n says and with the names of connections. An entry that is neither is never found: that host waits longest, and services do not move back to it.',
  do: 'Write the name that drbd.conf has in its "on" section.',
  sources: ['drbd-reactor 1.11 src/plugin/promoter.rs: get_preferred_nodes_sleep_s', 'drbd-reactor 1.11 doc/promoter.md'],
  since: '0.1.0',
  examples: {
    bad: [
      promoterExample('a slip', { '*:/etc/drbd-reactor.toml': ['start = ', 'preferred-nodes = ["alpha", "betta"]\nstart = '] }),
    ],
    good: [
      promoterExample('hosts of the resource', { '*:/etc/drbd-reactor.toml': ['start = ', 'preferred-nodes = ["alpha", "beta"]\nstart = '] }),
    ],
  },

  *check(cluster) {
    for (const { host, fact: { name, preferredNodes } } of promotedByReactor(cluster)) {
      const resource = cluster.factsOn(host, 'drbd-resource').find(({ fact }) => fact.name === name)
      if (resource === undefined || resource.fact.hosts.length === 0) continue
      for (const { value, at } of preferredNodes) {
        // Another case is reported by itself.
        if (value === '' || resource.fact.hosts.some(known => foldedName(known) === foldedName(value))) continue
        const near = resource.fact.hosts.find(known => isLikelySameHost(known, value))
        yield {
          at: { origin: at },
          message: `"${value}" is no host of resource "${name}"${near === undefined ? '' : `, which calls it "${near}"`}`,
          related: [{ at: resource, message: 'its hosts are described here' }],
        }
      }
    }
  },
})
