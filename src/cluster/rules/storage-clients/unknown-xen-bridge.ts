import { didYouMean } from '../../../diagnostics/did-you-mean.js'
import type { Finding } from '../../../diagnostics/diagnostic.js'
import { brieflyListed } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { ocfs2Example } from '../example-cluster.js'

function guest(bridge: string): string {
  return `name = "web"\nmemory = 512\nvif = [ "mac=00:16:3e:00:00:01, bridge=${bridge}" ]\ndisk = [ "file:/srv/images/web.img,xvda,w" ]\n`
}

const interfaces = '1: lo: <LOOPBACK,UP> mtu 16436 qdisc noqueue\n2: eth0: <BROADCAST,UP> mtu 1500 qdisc pfifo_fast\n3: br0: <BROADCAST,UP> mtu 1500 qdisc noqueue\n3: br0    inet 192.0.2.1/24 scope global br0\n'

const bridges = 'iface br0 inet static\n  address 192.0.2.1/24\n  bridge_ports eth0\n'

/** The bridge that a virtual machine is to be connected to must exist on its host. */
export const unknownXenBridge = defineClusterRule({
  id: 'cluster/unknown-xen-bridge',
  severity: 'error',
  origin: 'practice',
  summary: 'the interface of a virtual machine names a bridge that its host does not have',
  why: 'The hotplug script of Xen does not find the bridge, and the machine is not started.',
  do: 'Correct the name, or set the bridge up on this host.',
  sources: ['xen tools/hotplug/Linux/vif-bridge: "Could not find bridge device"', 'xl-network-configuration(5) "bridge"'],
  since: '0.1.0',
  examples: {
    bad: [
      ocfs2Example('a slip, and files alone tell of bridges', { '*:facts/ip-addr.json': null, 'alpha:/etc/network/interfaces': bridges, 'alpha:/etc/xen/web.cfg': guest('br00') }),
      ocfs2Example('a slip in the name', {
        'alpha:facts/ip-addr.json': null,
        'alpha:facts/ip-addr.txt': interfaces,
        'alpha:/etc/xen/web.cfg': guest('br00'),
      }),
    ],
    good: [
      ocfs2Example('the bridge is there', {
        'alpha:facts/ip-addr.json': null,
        'alpha:facts/ip-addr.txt': interfaces,
        'alpha:/etc/xen/web.cfg': guest('br0'),
      }),
      ocfs2Example('files make bridges, and xend one of its own', { '*:facts/ip-addr.json': null, 'alpha:/etc/network/interfaces': bridges, 'alpha:/etc/xen/web.cfg': guest('xenbr0') }),
      ocfs2Example('the interfaces of the host are not known', { '*:facts/ip-addr.json': null, 'alpha:/etc/xen/web.cfg': guest('br00') }),
      ocfs2Example('xend makes it when it starts', {
        'alpha:facts/ip-addr.json': null,
        'alpha:facts/ip-addr.txt': interfaces,
        'alpha:/etc/xen/web.cfg': guest('xenbr0'),
      }),
    ],
  },

  *check(cluster) {
    for (const host of cluster.hosts.keys()) {
      const isLive = cluster.factsOn(host, 'host-address').some(({ fact }) => fact.isLive)
      const interfaces = cluster.factsOn(host, 'host-interface')
      const [first] = interfaces
      if (!isLive) yield* byFiles(cluster, host)
      if (!isLive || first === undefined) continue
      const known = new Set(interfaces.map(({ fact }) => fact.name))
      const reported = new Set<string>()
      for (const entry of cluster.factsOn(host, 'xen-domain')) {
        for (const bridge of entry.fact.bridges) {
          // Bridges of this form come and go with xend and libvirt: where one is up, so would be the others.
          const isMade = /^(xenbr|virbr)\d+$/.exec(bridge)?.[1]
          if (known.has(bridge) || reported.has(bridge) || (isMade !== undefined && ![...known].some(name => name.startsWith(isMade)))) continue
          reported.add(bridge)
          const guests = cluster.factsOn(host, 'xen-domain').filter(({ fact }) => fact.bridges.includes(bridge))
          const near = didYouMean(bridge, known)
          yield {
            at: entry,
            message: `Host "${host}" has no bridge "${bridge}" for ${brieflyListed(guests.map(({ fact }) => `"${fact.name ?? '?'}"`))}`,
            related: [{ at: first, message: `the interfaces of host "${host}"` }],
            ...(near === undefined ? {} : { help: `Did you mean "${near}"?` }),
          }
        }
      }
    }
  },
})

/** Where files make bridges of a host, one of nearly such a name is meant to be one of them; what xend and libvirt make is in no file. */
function* byFiles(cluster: ClusterModel, host: string): Generator<Finding> {
  const parts = cluster.factsOn(host, 'enslaved-interface').filter(({ fact }) => fact.master !== undefined)
  const [first] = parts
  if (first === undefined) return
  const known = new Set([...parts.map(({ fact }) => fact.master ?? ''), ...cluster.factsOn(host, 'host-address').map(({ fact }) => fact.interface)])
  const reported = new Set<string>()
  for (const entry of cluster.factsOn(host, 'xen-domain')) {
    for (const bridge of entry.fact.bridges) {
      const near = known.has(bridge) || reported.has(bridge) || /^(?:xenbr|virbr|p?eth)\d/.test(bridge) ? undefined : didYouMean(bridge, known)
      if (near === undefined) continue
      reported.add(bridge)
      yield {
        at: entry,
        message: `No file of host "${host}" makes a bridge "${bridge}" for "${entry.fact.name ?? '?'}"`,
        related: [{ at: first, message: `a part of "${first.fact.master ?? ''}"` }],
        help: `Did you mean "${near}"?`,
      }
    }
  }
}
