import type { Finding } from '../../../diagnostics/diagnostic.js'
import type { HostFact } from '../../../facts/fact-index.js'
import type { ClusterModel } from '../../model.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { filesOf } from '../../view/groups.js'
import { foldedName, shortName } from '../../view/names.js'
import { pacemakerClusters } from '../../view/pacemaker.js'
import { pacemakerExample } from '../example-cluster.js'

/** Pacemaker takes the name as corosync.conf has it: a short name is not the full one. */
function isSameNode(one: string, other: string): boolean {
  return foldedName(one) === foldedName(other)
}

/** Tells whether a node of corosync.conf, with a name that no host has, has the number of one of the CIB, whose name a host has. */
function hasNumberOf(cluster: ClusterModel, { fact: node }: HostFact<'pacemaker-node'>, { fact: member }: HostFact<'corosync-node'>): boolean {
  if (node.id === undefined || member.id?.value !== node.id) return false
  return cluster.hostNamed(node.name) !== undefined && cluster.hostNamed(member.name) === undefined
}

/** How many nodes corosync.conf has, with a name or without. */
function countOfNodes(cluster: ClusterModel, host: string): number {
  const keys = cluster.settingsOn(host, 'corosync-conf').flatMap(({ fact }) => (fact.key.startsWith('nodelist node') ? [fact.key.split(' / ')[0] ?? ''] : []))
  return new Set(keys).size
}

/** One node, by one name in one file and by another in the other, as a short and a full one; what the host calls itself says which is right. Each copy of the CIB has the fault, and what follows from it there. */
function* namedOtherwise(cluster: ClusterModel, copies: readonly HostFact<'pacemaker-node'>[], member: HostFact<'corosync-node'>): Generator<Finding> {
  const [node] = copies
  if (node === undefined) return
  const host = cluster.hostNamed(node.fact.name) ?? cluster.hostNamed(member.fact.name)
  const names = host === undefined ? [] : cluster.factsOn(host, 'host-name')
  const own = (names.find(({ fact }) => fact.source === 'uname') ?? names.find(({ fact }) => fact.source === 'hostname'))?.fact.name
  const isInCib = own !== undefined && isSameNode(own, node.fact.name)
  const isInCorosync = own !== undefined && isSameNode(own, member.fact.name)
  const which = isInCib || isInCorosync ? `; the host calls itself "${own}", so write that in both` : '; write one of them in both'
  const message = `Node "${node.fact.name}" of the CIB is called "${member.fact.name}" in corosync.conf${which}`
  if (isInCib) yield { at: member, message, related: [{ at: node, message: 'the CIB names it here' }] }
  else for (const at of copies) yield { at, message, related: [{ at: member, message: 'corosync.conf names it here' }] }
}

/** The nodes of corosync.conf and of the CIB differ. */
export const mismatchedPacemakerNodes = defineClusterRule({
  id: 'cluster/mismatched-pacemaker-nodes',
  severity: 'error',
  origin: 'practice',
  summary: 'the nodes of corosync.conf and of the CIB differ',
  why: 'Corosync knows a node that Pacemaker does not, or the other way round: a node that is never seen is fenced at the start, or gets no resources.',
  do: 'Write the same names and numbers in both, the names as uname -n prints them. Only a node that no longer exists is taken out of the CIB, with crm_node --remove.',
  sources: ['Pacemaker Explained, "Cluster Nodes"', 'Pacemaker 2.1.5 lib/pengine/unpack.c: unpack_nodes'],
  since: '0.1.0',
  examples: {
    bad: [
      pacemakerExample('a full name in corosync.conf alone', { '*:/etc/corosync/corosync.conf': ['name: beta\n', 'name: beta.example.com\n'] }),
      pacemakerExample('a node is called otherwise', { '*:/var/lib/pacemaker/cib/cib.xml': ['uname="beta"', 'uname="gamma"'] }),
    ],
    good: [
      pacemakerExample('the same nodes'),
      pacemakerExample('corosync.conf has no names', { '*:/etc/corosync/corosync.conf': ['\t\tname: alpha\n', '', '\t\tname: beta\n', ''] }),
    ],
  },

  *check(cluster) {
    for (const pacemaker of pacemakerClusters(cluster)) {
      const nodes = pacemaker.facts('pacemaker-node')
      const host = pacemaker.hosts.find(name => cluster.factsOn(name, 'corosync-node').length > 0)
      const members = host === undefined ? [] : cluster.factsOn(host, 'corosync-node')
      // Nodes of corosync.conf without a name are known by what the host calls itself.
      if (host === undefined || members.length === 0 || members.length < countOfNodes(cluster, host)) continue
      const files = pacemaker.hosts.map(name => cluster.factsOn(name, 'corosync-node')).filter(file => file.length > 0)
      for (const node of nodes) {
        // Copies of corosync.conf that differ are reported by themselves.
        if (files.some(file => file.some(({ fact }) => isSameNode(fact.name, node.fact.name)))) continue
        const strangers = members.filter(({ fact }) => !nodes.some(other => isSameNode(other.fact.name, fact.name)))
        const otherwise = strangers.find(({ fact }) => shortName(foldedName(fact.name)) === shortName(foldedName(node.fact.name))) ?? strangers.find(member => hasNumberOf(cluster, node, member))
        const copies = pacemaker.hosts.flatMap(name => cluster.factsOn(name, 'pacemaker-node').filter(({ fact }) => isSameNode(fact.name, node.fact.name)))
        if (otherwise !== undefined) {
          yield* namedOtherwise(cluster, copies, otherwise)
          return
        }
        const at = members[0]
        // The host itself refuses a file that does not list it.
        const refusals = filesOf(cluster, cluster.hostNamed(node.fact.name) ?? node.fact.name, 'corosync-conf').map(file => ({ rule: 'corosync-conf/missing-own-node', at: file }))
        // Each copy of the CIB has the fault, and what follows from it there.
        for (const copy of copies) {
          yield { at: copy, message: `Node "${node.fact.name}" of the CIB is not in corosync.conf`, followsFrom: refusals, ...(at === undefined ? {} : { related: [{ at, message: 'corosync.conf names its nodes here' }] }) }
        }
        return // Who is called otherwise is missing on the other side, too.
      }
      for (const member of members) {
        if (nodes.some(({ fact }) => isSameNode(fact.name, member.fact.name)) || files.some(file => !file.some(({ fact }) => isSameNode(fact.name, member.fact.name)))) continue
        const at = nodes[0]
        yield { at: member, message: `Node "${member.fact.name}" of corosync.conf is not in the CIB`, ...(at === undefined ? {} : { related: [{ at, message: 'the CIB names its nodes here' }] }) }
        return
      }
    }
  },
})
