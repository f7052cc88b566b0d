import type { Place } from '../../../text/located.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { isLoopback, isAddress } from '../../view/addresses.js'
import { foldedName, namesOf, shortName } from '../../view/names.js'
import type { ClusterModel } from '../../model.js'
import { cmanExample, pacemakerExample } from '../example-cluster.js'

/** A host's own name must not lead to 127.x where a cluster program binds to the address of that name. */
export const unsafeLoopbackName = defineClusterRule({
  id: 'cluster/unsafe-loopback-name',
  severity: 'error',
  origin: 'practice',
  summary: '/etc/hosts maps the host\'s own cluster name to a loopback address',
  why:
    'cman and corosync bind to the address of the name, and refuse loopback or talk to themselves only. Debian\'s installer ' +
    'writes such a line.',
  do: 'Map the name to the address of the cluster\'s network.',
  sources: [
    'cluster 3.2.0 cman/daemon/cman-preconfig.c: a node name that resolves to loopback is refused',
    'ClusterLabs, corosync issue 336',
    'Debian Reference, "The hostname resolution": 127.0.1.1',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      cmanExample('Debian\'s line on beta', { 'beta:/etc/hosts': ['192.0.2.2 beta', '127.0.1.1 beta'] }),
      pacemakerExample('a link of corosync goes by the name', { '*:/etc/corosync/corosync.conf': ['ring0_addr: 192.0.2.1', 'ring0_addr: alpha', 'ring0_addr: 192.0.2.2', 'ring0_addr: beta'], 'beta:/etc/hosts': ['192.0.2.2 beta', '127.0.1.1 beta'] }),
    ],
    good: [
      cmanExample('every name has a real address'),
      cmanExample('a real address comes first', { 'beta:/etc/hosts': ['192.0.2.3', '127.0.1.1 beta\n192.0.2.3'] }),
    ],
  },

  *check(cluster) {
    for (const host of cluster.hosts.keys()) {
      const user = userOf(cluster, host)
      if (user === undefined) continue
      const name = foldedName(user.name)
      const entry = cluster
        .factsOn(host, 'host-entry')
        .find(({ fact }) => fact.names.some(known => foldedName(known) === name))
      if (entry === undefined || !isLoopback(entry.fact.address)) continue
      yield {
        at: entry,
        message:
          `"${user.name}" is ${entry.fact.address} on the host itself, but is used as its address in the cluster`,
        related: [{ at: user.place, message: 'the name is used here' }],
      }
    }
  },
})

/** Finds where a name is used as the host's own address: a clusternode, a link of corosync. */
function userOf(cluster: ClusterModel, host: string): { readonly name: string; readonly place: Place } | undefined {
  const own = new Set(namesOf(cluster, host).flatMap(name => [foldedName(name), shortName(foldedName(name))]))
  for (const place of cluster.factsOn(host, 'rhcs-host')) {
    if (own.has(foldedName(place.fact.name)) && !isAddress(place.fact.name)) return { name: place.fact.name, place }
  }
  for (const { fact } of cluster.factsOn(host, 'corosync-node')) {
    const named = cluster.hostNamed(fact.name) === host ? fact.addresses.find(({ address }) => !isAddress(address)) : undefined
    if (named !== undefined) return { name: named.address, place: { origin: named.at } }
  }
  return undefined
}
