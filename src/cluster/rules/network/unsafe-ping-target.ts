import { defineClusterRule } from '../../define-cluster-rule.js'
import { addressBook, ownerOf, resolved } from '../../view/addresses.js'
import { heartbeatExample } from '../example-cluster.js'

/** A ping host must be outside the cluster: a router or switch, not a node or an address that moves. */
export const unsafePingTarget = defineClusterRule({
  id: 'cluster/unsafe-ping-target',
  severity: 'warning',
  origin: 'practice',
  summary: 'heartbeat pings a host or an address of the cluster itself',
  why:
    'The answer says nothing of the network: a dead peer looks like a lost network, and an own address always answers.',
  do: 'Ping a router or switch that both hosts use.',
  sources: [
    'GettingStarted, "Configuring ipfail": no cluster node as ping node',
    'heartbeat shipped sample ha.cf, "ping"',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('the peer', { 'alpha:/etc/ha.d/ha.cf': ['auto_failback', 'ping 198.51.100.2\nauto_failback'] }),
      heartbeatExample('the virtual address', {
        '*:/etc/ha.d/ha.cf': ['auto_failback', 'ping 192.0.2.10\nauto_failback'],
      }),
    ],
    good: [heartbeatExample('a router', { '*:/etc/ha.d/ha.cf': ['auto_failback', 'ping 192.0.2.254\nauto_failback'] })],
  },

  *check(cluster) {
    const pings = cluster.facts('heartbeat-link').filter(({ fact }) => fact.medium.startsWith('ping'))
    if (pings.length === 0) return
    const book = addressBook(cluster)
    const virtual = new Map(cluster.facts('virtual-address').map(entry => [entry.fact.address, entry]))
    for (const link of pings) {
      const { peer, members = [] } = link.fact
      for (const target of [...(peer === undefined ? [] : [peer]), ...members]) {
        const address = resolved(cluster, link.host, target)
        // What the file itself shows to be a host of the cluster is told by a rule of ha.cf.
        const isShown = cluster
          .factsOn(link.host, 'heartbeat-link')
          .some(({ fact }) => fact.medium.startsWith('ucast') && fact.peer === target)
        if (
          address === undefined ||
          isShown ||
          cluster.factsOn(link.host, 'heartbeat-host').some(({ fact }) => fact.name === target)
        ) continue
        const moved = virtual.get(address)
        const owner = ownerOf(book, address)
        if (moved !== undefined) {
          yield {
            at: link,
            message: `"${target}" is a virtual address of the cluster`,
            related: [{ at: moved, message: 'it is managed here' }],
          }
        } else if (owner !== undefined) {
          yield {
            at: link,
            message: `"${target}" is an address of host "${owner.host}"`,
            // A copy that shows it by itself tells it for all.
            followsFrom: cluster.facts('heartbeat-link').filter(({ fact }) => fact.medium.startsWith('ping') && (fact.peer === target || fact.members?.includes(target) === true)).map(at => ({ rule: 'ha-cf/unsafe-ping-target', at })),
            related: [{ at: owner.place, message: 'the address stands here' }],
          }
        }
      }
    }
  },
})
