import type { HostFact } from '../../../facts/fact-index.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { heartbeatExample } from '../example-cluster.js'

/** A hardware address belongs to one host. */
export const duplicateMac = defineClusterRule({
  id: 'cluster/duplicate-mac',
  severity: 'error',
  origin: 'practice',
  summary: 'interfaces of two hosts have one hardware address',
  why: 'A switch sends packets to whichever of the two it heard last. Connections between other hosts and both of them break at random.',
  do: 'Give each interface its own address: cloned machines, and MACADDR or hwaddress in the files of the network, are the usual cause.',
  sources: ['IEEE 802.1D, 7.8: a bridge learns one port for an address'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('a cloned machine', {
        '*:facts/ip-addr.json': ['"ifname": "eth1",', '"ifname": "eth1", "link_type": "ether", "address": "02:00:00:00:00:01",'],
      }),
    ],
    good: [
      heartbeatExample('an address each', {
        'alpha:facts/ip-addr.json': ['"ifname": "eth1",', '"ifname": "eth1", "link_type": "ether", "address": "02:00:00:00:00:01",'],
        'beta:facts/ip-addr.json': ['"ifname": "eth1",', '"ifname": "eth1", "link_type": "ether", "address": "02:00:00:00:00:02",'],
      }),
    ],
  },

  *check(cluster) {
    const owners = new Map<string, HostFact<'host-interface'>>()
    const reported = new Set<string>()
    for (const entry of cluster.facts('host-interface')) {
      const mac = entry.fact.mac?.toLowerCase()
      if (mac === undefined || ownNowhere.test(mac) || virtualNames.test(entry.fact.name)) continue
      const first = owners.get(mac)
      if (first === undefined) owners.set(mac, entry)
      // Bonds, bridges and VLANs of one host share an address; two cloned hosts share all of them.
      if (first === undefined || first.host === entry.host || reported.has(`${first.host}\0${entry.host}`)) continue
      reported.add(`${first.host}\0${entry.host}`)
      yield {
        at: entry,
        message: `"${entry.fact.name}" of host "${entry.host}" has the hardware address ${mac} of "${first.fact.name}" of host "${first.host}"`,
        related: [{ at: first, message: `the interface of host "${first.host}"` }],
      }
    }
  },
})

const ownNowhere = /^(00:00:00:00:00:00|ff:ff:ff:ff:ff:ff)$|^fe:ff:ff:ff:ff:ff$/

/** Interfaces that each host makes for itself, with an address of the software. */
const virtualNames = /^(virbr|docker|vif|vnet|tap|tun|veth|dummy|xenbr\d+-)/
