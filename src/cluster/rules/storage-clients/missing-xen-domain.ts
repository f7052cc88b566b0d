import { suggestion } from '../../../diagnostics/did-you-mean.js'
import type { Finding } from '../../../diagnostics/diagnostic.js'
import type { HostFact } from '../../../facts/fact-index.js'
import { listed } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { heartbeatClusters } from '../../view/groups.js'
import { isGuestScript, namesOfGuest } from '../../view/guests.js'
import { groupsOf } from '../../view/resources.js'
import { heartbeatExample } from '../example-cluster.js'

const guest = 'name = "mail"\nmemory = 512\nkernel = "/boot/vmlinuz-xen"\ndisk = [ "phy:/dev/drbd0,xvda,w" ]\n'
const other = 'name = "test"\nmemory = 512\nkernel = "/boot/vmlinuz-xen"\ndisk = [ "phy:/dev/vg1/test,xvda,w" ]\n'
const group = ['Filesystem::/dev/drbd0::/srv/data::ext3', 'xendom::mail'] as const

/** A host that may take over a virtual machine needs its description. */
export const missingXenDomain = defineClusterRule({
  id: 'cluster/missing-xen-domain',
  severity: 'error',
  origin: 'practice',
  summary: 'a virtual machine of a group is not described on one host, or on none by this name',
  why: 'The start fails on that host, and heartbeat gives the group up: the failover does not work.',
  do: 'Copy the file of the machine to the other host.',
  sources: ['xm(1) "create": a file in /etc/xen', 'xmdomain.cfg(5)'],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('beta has another machine only', { '*:/etc/ha.d/haresources': group, 'alpha:/etc/xen/mail': guest, 'beta:/etc/xen/test': other }), heartbeatExample('a slip in the name', { '*:/etc/ha.d/haresources': [group[0], 'xendom::mial'], '*:/etc/xen/mail': guest })],
    good: [
      heartbeatExample('both describe it', { '*:/etc/ha.d/haresources': group, '*:/etc/xen/mail': guest }),
      heartbeatExample('what beta has is not known', { '*:/etc/ha.d/haresources': group, 'alpha:/etc/xen/mail': guest }),
      heartbeatExample('nobody moves it', { 'alpha:/etc/xen/mail': guest, 'beta:/etc/xen/test': other }),
    ],
  },

  *check(cluster) {
    for (const hosts of heartbeatClusters(cluster)) {
      yield* unknownDomains(cluster, hosts)
      const moved = new Set(hosts.flatMap(host => groupsOf(cluster, host)).flatMap(({ resources }) => resources.flatMap(({ fact }) => fact.arguments)))
      // Scripts for guests are given the file as well.
      const byFile = new Set(hosts.flatMap(host => groupsOf(cluster, host)).flatMap(({ resources }) => resources.flatMap(({ fact }) => (isGuestScript(fact.script) ? fact.arguments : []))))
      const reported = new Set<HostFact<'xen-domain'>>()
      for (const name of moved) {
        const described = hosts.flatMap(host => cluster.factsOn(host, 'xen-domain').find(guest => guest.fact.name === name || (byFile.has(name) && namesOfGuest(guest).includes(fileName(name)))) ?? [])
        const [first] = described
        const lacking = hosts.filter(host => described.every(entry => entry.host !== host) && isFolderKnown(cluster, host))
        if (first === undefined || lacking.length === 0 || reported.has(first)) continue
        reported.add(first)
        const moves = hosts.flatMap(host => groupsOf(cluster, host)).flatMap(({ resources }) => resources.filter(({ fact }) => fact.arguments.includes(name)))
        const at = moves.find(({ host }) => host === lacking[0])
        yield {
          at: at ?? first,
          message: `${lacking.length === 1 ? 'Host' : 'Hosts'} ${listed(lacking.map(host => `"${host}"`))} ${lacking.length === 1 ? 'does' : 'do'} not describe the virtual machine "${name}", which moves there`,
          related: at === undefined ? moves.slice(0, 1).map(move => ({ at: move, message: 'it moves by this' })) : [{ at: first, message: `host "${first.host}" describes it here` }],
        }
      }
    }
  },
})

/** A name that no host describes, and that is nearly one that they do. Files are known by their own name, too. */
function* unknownDomains(cluster: ClusterModel, hosts: readonly string[]): Generator<Finding> {
  const domains = hosts.flatMap(host => cluster.factsOn(host, 'xen-domain'))
  if (domains.length === 0 || !hosts.every(host => isFolderKnown(cluster, host))) return
  const names = new Set(domains.flatMap(namesOfGuest))
  const seen = new Set<string>()
  for (const host of hosts) {
    for (const { resources } of groupsOf(cluster, host)) {
      for (const at of resources) {
        const [name] = at.fact.arguments
        if (name === undefined || !isGuestScript(at.fact.script) || names.has(fileName(name)) || seen.has(name)) continue
        const help = suggestion(name, names)
        if (help === undefined) continue
        seen.add(name)
        // Where another host has the right name, the difference is told.
        yield { at, message: `No host describes a virtual machine "${name}"`, help, followsFrom: [{ rule: 'cluster/mismatched-haresources', at }] }
      }
    }
  }
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** A folder that was not collected may well hold the file. */
function isFolderKnown(cluster: ClusterModel, host: string): boolean {
  return cluster.hosts.get(host)?.stateOf('/etc/xen/any') === 'missing'
}
