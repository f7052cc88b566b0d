import type { HostFact } from '../../../facts/fact-index.js'
import { addTo } from '../../../text/multimap.js'
import { listed } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { guestsOf, isGuestScript } from '../../view/guests.js'
import { heartbeatExample } from '../example-cluster.js'

const guest = 'name = "mail"\nmemory = 512\nkernel = "/boot/vmlinuz-xen"\ndisk = [ "phy:/dev/drbd0,xvda,w" ]\n'
const group = ['Filesystem::/dev/drbd0::/srv/data::ext3', 'xendomU::mail'] as const

/** A guest that heartbeat starts must not start at boot as well. */
export const conflictingXenAutostart = defineClusterRule({
  id: 'cluster/conflicting-xen-autostart',
  severity: 'error',
  origin: 'practice',
  summary: 'a virtual machine of a group of heartbeat is also started at boot',
  why: 'xendomains starts it whether or not the other host runs it: two copies write to one disk, or the start fails because DRBD is secondary.',
  do: 'Remove it from /etc/xen/auto.',
  sources: ['xen tools/examples/init.d/xendomains: everything in /etc/xen/auto is started', 'heartbeat 3.0.6 doc/haresources: the resources of a group are started by heartbeat alone'],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('alpha starts it at boot', { '*:/etc/ha.d/haresources': group, '*:/etc/xen/mail': guest, 'alpha:/etc/xen/auto/mail': guest })],
    good: [
      heartbeatExample('heartbeat alone starts it', { '*:/etc/ha.d/haresources': group, '*:/etc/xen/mail': guest }),
      heartbeatExample('another machine starts at boot', { '*:/etc/ha.d/haresources': group, '*:/etc/xen/mail': guest, 'alpha:/etc/xen/auto/test': guest.replace('"mail"', '"test"').replace('drbd0', 'vg1/test') }),
    ],
  },

  *check(cluster) {
    const found = new Map<string, Start[]>()
    for (const host of cluster.hosts.keys()) {
      const resources = resourcesByGuest(cluster, host)
      for (const entry of cluster.factsOn(host, 'xen-domain')) {
        const { name, isAutoStarted } = entry.fact
        const resource = resources.get(name ?? '')
        if (name !== undefined && isAutoStarted && resource !== undefined) addTo(found, name, { entry, resource })
      }
    }
    for (const [name, starts] of found) {
      const [first, ...others] = starts
      if (first === undefined) continue
      const hosts = starts.map(({ entry }) => `"${entry.host}"`)
      yield {
        at: first.entry,
        message: `"${name}" starts when ${hosts.length === 1 ? 'host' : 'hosts'} ${listed(hosts)} ${hosts.length === 1 ? 'boots' : 'boot'}, and heartbeat starts it too`,
        related: [{ at: first.resource, message: 'heartbeat starts it by this' }, ...others.map(({ entry }) => ({ at: entry, message: `and on host "${entry.host}"` }))],
      }
    }
  },
})

/** The first resource of haresources that starts each guest of a host. */
function resourcesByGuest(cluster: ClusterModel, host: string): ReadonlyMap<string, HostFact<'group-resource'>> {
  const found = new Map<string, HostFact<'group-resource'>>()
  for (const resource of cluster.factsOn(host, 'group-resource')) {
    if (!isGuestScript(resource.fact.script)) continue
    for (const { fact: { name } } of guestsOf(cluster, resource)) if (name !== undefined && !found.has(name)) found.set(name, resource)
  }
  return found
}

/** A guest that starts at boot, and what of haresources starts it too. */
interface Start {
  readonly entry: HostFact<'xen-domain'>
  readonly resource: HostFact<'group-resource'>
}
