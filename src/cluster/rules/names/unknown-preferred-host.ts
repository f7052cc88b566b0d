import type { Finding } from '../../../diagnostics/diagnostic.js'
import { suggestionPool } from '../../../diagnostics/did-you-mean.js'
import { hostMeant } from '../../../diagnostics/host-meant.js'
import type { HostFact } from '../../../facts/fact-index.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { filesOf } from '../../view/groups.js'
import { misspeltHosts, ownFaults } from '../../view/misspelt-hosts.js'
import { foldedName, isLikelySameHost } from '../../view/names.js'
import { crmOf, distinctHaresources } from '../../view/resources.js'
import { heartbeatExample } from '../example-cluster.js'

/** The first word of a line in haresources must be a node of ha.cf. */
export const unknownPreferredHost = defineClusterRule({
  id: 'cluster/unknown-preferred-host',
  severity: 'error',
  origin: 'daemon',
  summary: 'haresources gives a group to a host that ha.cf does not list',
  why: 'Heartbeat does not start with a name in haresources that it does not know.',
  do: 'Write a name exactly as a node line of ha.cf has it.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c parse_ha_resources(): "Bad nodename in haresources"'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('a full name where ha.cf has the short one', {
        '*:/etc/ha.d/haresources': ['alpha', 'alpha.example.com'],
      }),
      heartbeatExample('no blank behind the host', { '*:/etc/ha.d/haresources': ['alpha drbddisk::r0', 'alphadrbddisk'] }),
    ],
    good: [
      heartbeatExample('alpha is a node'),
      heartbeatExample('the case does not matter', { '*:/etc/ha.d/haresources': ['alpha', 'Alpha'] }),
    ],
  },

  *check(cluster) {
    const speakers = new Set(distinctHaresources(cluster))
    for (const host of cluster.hosts.keys()) {
      const nodes = cluster.factsOn(host, 'heartbeat-host')
      const [first] = nodes
      if (first === undefined || crmOf(cluster, host) !== undefined) continue
      const misread = cluster.factsOn(host, 'misread-node')
      const kept = misread.length === 0 ? nodes : misread
      const known = new Set([...kept.map(({ fact }) => fact.name), ...pingNodes(cluster, host)].map(foldedName))
      const pool = suggestionPool(nodes.map(node => node.fact.name))
      const related = [{ at: first, message: 'the nodes are listed here' }]
      for (const { fact, origin } of cluster.factsOn(host, 'preferred-host')) {
        const { name } = fact
        if (known.has(foldedName(name))) continue
        const cause = fact.cause ?? nodes.find(node => foldedName(node.fact.name) === foldedName(name))?.fact.cause
        const message = `"${name}" is not a node of ha.cf on host "${host}"`
        if (cause !== undefined) yield { at: { origin }, message, related, confirms: cause }
        // Copies of one file have its faults in common.
        else if (speakers.has(host) || cluster.factsOn(host, 'resource-group').length === 0) yield { at: { origin }, message, related, ...adviceOn(name, nodes, pool), followsFrom: ownFaultsOf(cluster, host, name) }
      }
    }
  },
})

type Node = HostFact<'heartbeat-host'>

/** The targets of ping and the names of their groups are nodes to heartbeat. */
function pingNodes(cluster: ClusterModel, host: string): string[] {
  return cluster.factsOn(host, 'heartbeat-link').flatMap(({ fact: { medium, peer, group, device } }) => {
    return /^(hb)?ping/.test(medium) ? [peer, group, device].filter(isText) : []
  })
}

/** Says what was meant: a node that a resource is glued to, or one of a similar name. */
function adviceOn(name: string, nodes: readonly Node[], pool: Iterable<string>): Pick<Finding, 'help'> {
  const glued = nodes.map(node => node.fact.name).filter(node => isGluedTo(node, name))
  const [longest] = glued.sort((a, b) => b.length - a.length)
  if (longest !== undefined) return { help: `A blank is missing behind "${longest}".` }
  const near = nodes.find(node => isLikelySameHost(node.fact.name, name))?.fact.name
  const hint = near ?? hostMeant(name, pool)
  if (hint !== undefined) return { help: `Did you mean "${hint}"?` }
  const start = nodes.map(node => node.fact.name).find(node => foldedName(name).startsWith(foldedName(node)))
  return start === undefined ? {} : { help: `Is a blank missing behind "${start}"?` }
}

/** Tells whether a word is a node's name and a resource in one: what is left is an address, a script or has arguments. */
function isGluedTo(node: string, word: string): boolean {
  if (!foldedName(word).startsWith(foldedName(node))) return false
  return /^([0-9]+\.[0-9]+\.[0-9]+\.[0-9]|[A-Za-z][\w-]*::|drbd(disk|upper)$|(IP|Filesystem|LVM|MailTo))/.test(word.slice(node.length))
}

function isText(text: string | undefined): text is string {
  return text !== undefined
}

/** A host whose own ha.cf lacks it is reported there, and where the copy here calls it otherwise, the copies are told to differ. */
function ownFaultsOf(cluster: ClusterModel, on: string, name: string): Required<Pick<Finding, 'followsFrom'>>['followsFrom'] {
  const host = cluster.hostNamed(name)
  if (host === undefined) return []
  const isCalledOtherwise = misspeltHosts(cluster).some(slip => slip.on === on && slip.language === 'ha-cf' && slip.meant === host)
  const copies = isCalledOtherwise ? filesOf(cluster, on, 'ha-cf').map(at => ({ rule: 'cluster/mismatched-heartbeat-hosts', at })) : []
  // Where all hosts have the other form of their names, the first one is told.
  const own = [...cluster.hosts.keys()].flatMap(other => ownFaults(cluster, { language: 'ha-cf', meant: other }))
  return [...own, ...copies]
}
