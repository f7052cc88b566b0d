import type { HostFact } from '../../../facts/fact-index.js'
import { listed } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { isAgreedOnNodes, isAgreedOnResource } from '../../view/agreement.js'
import { promotedResources } from '../../view/drbd.js'
import { filesOf, heartbeatClusterOf } from '../../view/groups.js'
import { isPartOfSlip } from '../../view/misspelt-hosts.js'
import { foldedName, isLikelySameHost } from '../../view/names.js'
import { distinctHaresources } from '../../view/resources.js'
import { heartbeatExample } from '../example-cluster.js'

/** The hosts of a DRBD resource that heartbeat promotes must be the nodes of ha.cf. */
export const mismatchedDrbdHosts = defineClusterRule({
  id: 'cluster/mismatched-drbd-hosts',
  severity: 'error',
  origin: 'practice',
  summary: 'heartbeat would promote a DRBD resource on a host that has no part in it',
  why: 'drbddisk fails on a host without a section in drbd.conf, so the group cannot move there.',
  do: 'Write the same host names in both files, as `uname -n` prints them.',
  sources: [
    'drbd.conf(5) "on": the name must match uname -n',
    'heartbeat shipped sample ha.cf, "node": the name must match uname -n',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('drbd.conf names another host', { '*:/etc/drbd.conf': ['on beta', 'on gamma'] }),
      heartbeatExample('a full name in drbd.conf', { '*:/etc/drbd.conf': ['on beta', 'on beta.example.com'] }),
    ],
    good: [heartbeatExample('the same names in both files')],
  },

  *check(cluster) {
    for (const host of distinctHaresources(cluster)) {
      const nodes = cluster.factsOn(host, 'heartbeat-host')
      const [first] = nodes
      if (first === undefined || !isAgreedOnNodes(cluster, host)) continue
      const known = new Set(nodes.map(({ fact }) => foldedName(fact.name)))
      const promoted = new Set(promotedResources(cluster, host).map(({ resource }) => resource))
      for (const entry of cluster.factsOn(host, 'drbd-resource')) {
        const { name, hosts, isStacked } = entry.fact
        if (isStacked || !promoted.has(name) || hosts.length === 0 || !isAgreedOnResource(cluster, name)) continue
        const strangers = hosts.filter(section => !known.has(foldedName(section)))
        const sections = new Set(hosts.map(foldedName))
        const lacking = nodes.filter(({ fact }) => !sections.has(foldedName(fact.name)))
        const [missing] = lacking
        // A resource may have a third host that heartbeat has nothing to do with, as long as its own hosts are there.
        // What a slip was meant for is reported by itself.
        if (lacking.some(({ fact }) => isPartOfSlip(cluster, fact.name)) || strangers.some(section => isPartOfSlip(cluster, section))) continue
        if (missing === undefined || (strangers.length === 0 && nodes.length > 2)) continue
        const near = strangers.find(section => isLikelySameHost(section, missing.fact.name)) ?? strangers[0]
        const at = near === undefined ? undefined : placeOfSection(cluster.factsOn(host, 'drbd-address'), name, near)
        yield {
          at: at ?? entry,
          message:
            near === undefined
              ? `Resource "${name}" has no section for node "${missing.fact.name}" of ha.cf`
              : `Resource "${name}" is on ${listed(hosts.map(section => `"${section}"`))}, ` +
                `ha.cf lists "${missing.fact.name}" instead of "${near}"`,
          related: [{ at: missing, message: 'the node is listed here' }],
          // A release that refuses the file on the host that it leaves out tells so, as does one host that stands there twice.
          followsFrom: heartbeatClusterOf(cluster, host).flatMap(member => filesOf(cluster, member, 'drbd-conf')).flatMap(file => ['missing-local-host', 'duplicate-host'].map(rule => ({ rule: `drbd-conf/${rule}`, at: file }))),
        }
      }
    }
  },
})

function placeOfSection(
  addresses: readonly HostFact<'drbd-address'>[],
  resource: string,
  host: string,
): HostFact<'drbd-address'> | undefined {
  return addresses.find(({ fact }) => fact.resource === resource && fact.host === host)
}
