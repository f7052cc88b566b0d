import type { Finding } from '../../../diagnostics/diagnostic.js'
import { addTo } from '../../../text/multimap.js'
import { brieflyListed } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { clusterNames } from '../../view/cluster-names.js'
import { filesOf } from '../../view/groups.js'
import { misspeltHosts, ownFaults } from '../../view/misspelt-hosts.js'
import type { Misspelling } from '../../view/misspelt-hosts.js'
import { foldedName } from '../../view/names.js'
import { heartbeatExample } from '../example-cluster.js'

/** A host that the files name and that was not given is not compared with the others. */
export const missingHost = defineClusterRule({
  id: 'cluster/missing-host',
  severity: 'info',
  origin: 'practice',
  summary: 'a host of the cluster was not given',
  why: 'Its files could not be compared with those of the others: what is not reported is not known to be right.',
  do: 'Collect the files of this host too.',
  sources: ['cfgcheck: rules over several hosts see only what they are given'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('gamma is a node', {
        '*:/etc/ha.d/ha.cf': ['node beta', 'node beta\nnode gamma\ncrm yes'],
        '*:/etc/ha.d/haresources': null,
      }),
      heartbeatExample('a slip in the name, in a file that says nothing of its host', {
        '*:/etc/ha.d/ha.cf': ['node beta', 'node betta', 'auto_failback', 'auto-failback'],
        '*:/etc/hostname': null,
        '*:/etc/drbd.conf': null,
        '*:/etc/ha.d/haresources': null,
      }),
    ],
    good: [heartbeatExample('all nodes are given'), heartbeatExample('a name that two hosts have', { 'beta:/etc/hostname': 'alpha\n' })],
  },

  *check(cluster) {
    if (cluster.hosts.size < 2) return
    const slips = new Map<string, Misspelling[]>()
    for (const slip of misspeltHosts(cluster)) addTo(slips, foldedName(slip.written), slip)
    // A name that two hosts have means neither of them, and is reported as that.
    const own = new Set(cluster.facts('host-name').map(({ fact }) => foldedName(fact.name)))
    const links = namesOfLinks(cluster)
    const strangers = [...clusterNames(cluster)].filter(([name]) => cluster.hostNamed(name) === undefined && !own.has(foldedName(name)) && !links.has(name))
    for (const [name, at] of strangers) {
      const [slip, ...others] = slips.get(name) ?? []
      if (slip === undefined) continue
      yield {
        at,
        severity: 'error',
        message: `"${slip.written}" is none of the given hosts, of which "${slip.meant}" is not named`,
        help: `Did you mean "${slip.name}"?`,
        related: others.map(other => ({ at: other.at, message: `the name in the copy of host "${other.on}"` })),
        followsFrom: [...ownFaults(cluster, slip), ...mismatches(cluster, slip)],
      }
    }
    const missing = strangers.filter(([name]) => !slips.has(name))
    const [first] = missing
    if (first === undefined) return
    const names = missing.map(([name]) => `"${name}"`)
    yield {
      at: first[1],
      message: `${brieflyListed(names)} ${names.length === 1 ? 'is' : 'are'} not among the given hosts, and not compared`,
    }
  },
})

/** What a node whose own name is that of a given host is called on its links: names of interfaces, and not of other hosts. */
function namesOfLinks(cluster: ClusterModel): ReadonlySet<string> {
  const given = cluster.facts('corosync-node').filter(({ fact }) => cluster.hostNamed(fact.name) !== undefined)
  return new Set(given.flatMap(({ fact }) => fact.addresses.map(({ address }) => foldedName(address))))
}

/** Copies that differ in a slip are told to differ. */
function mismatches(cluster: ClusterModel, { language, on }: Misspelling): NonNullable<Finding['followsFrom']> {
  const rule = { 'ha-cf': 'cluster/mismatched-heartbeat-hosts', 'cluster-conf': 'cluster/mismatched-cluster-conf', 'ocfs2-conf': 'cluster/mismatched-ocfs2-conf', 'drbd-conf': 'cluster/mismatched-drbd-conf' }[language]
  return filesOf(cluster, on, language).map(at => ({ rule, at }))
}
