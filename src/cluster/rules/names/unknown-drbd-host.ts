import type { Finding } from '../../../diagnostics/diagnostic.js'
import type { HostFact } from '../../../facts/fact-index.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { isAgreedOnResource } from '../../view/agreement.js'
import { promotedResources } from '../../view/drbd.js'
import { misspeltHosts, ownFaults } from '../../view/misspelt-hosts.js'
import { foldedName, isLikelySameHost, systemNameOf } from '../../view/names.js'
import { oncePerList } from '../../view/once-per-list.js'
import { heartbeatExample } from '../example-cluster.js'

/** `on` must name a host as `uname -n` does; drbdadm does not find its own section otherwise. */
export const unknownDrbdHost = defineClusterRule({
  id: 'cluster/unknown-drbd-host',
  severity: 'error',
  origin: 'practice',
  summary: 'no host section of a DRBD resource has the host\'s own name',
  why: 'drbdadm refuses the resource or ignores it without a word: nothing is brought up on this host.',
  do: 'Write the name that `uname -n` prints.',
  sources: ['drbd-utils user/drbdadm_main.c: "no section for this host", versions before 8.4', 'drbd.conf(5) "on"'],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('the host has its full name', {
      '*:/etc/ha.d/ha.cf': null,
      '*:/etc/ha.d/haresources': null,
      'beta:/etc/hostname': 'beta.example.com\n',
    }), heartbeatExample('a slip in the domain', {
      '*:/etc/ha.d/ha.cf': null,
      '*:/etc/ha.d/haresources': null,
      'beta:/etc/hostname': 'beta.example.com\n',
      '*:/etc/drbd.conf': ['on beta', 'on beta.exmaple.com'],
    })],
    good: [heartbeatExample('the section has the host\'s name')],
  },

  *check(cluster) {
    // Two hosts of one name: whose section it is cannot be known.
    const names = [...cluster.hosts.keys()].flatMap(host => systemNameOf(cluster, host)?.name ?? [])
    if (new Set(names).size < names.length) return
    for (const host of cluster.hosts.keys()) {
      const name = systemNameOf(cluster, host)
      if (name !== undefined) yield* resourcesWithout(cluster, host, name)
    }
  },
})

/** The resources of a host that have no section for it, or one with another name. */
function* resourcesWithout(cluster: ClusterModel, host: string, name: SystemName): Generator<Finding> {
  const targets = cluster.factsOn(host, 'config-file').flatMap(({ fact }) => (fact.language === 'drbd-conf' ? [fact.target ?? ''] : []))
  const isNew = targets.some(target => /^(9|8\.9)/.test(target))
  // Before 8.4 drbdadm itself refuses the file, which a rule of drbd.conf tells.
  const isRefused = targets.some(target => /^(0\.7|8\.[0-3])/.test(target))
  const slips = misspeltHosts(cluster).filter(found => found.on === host && found.language === 'drbd-conf' && found.meant === host)
  const promoted = new Set(promotedResources(cluster, host).map(({ resource }) => resource))
  const hasHeartbeat = cluster.factsOn(host, 'heartbeat-host').length > 0
  for (const entry of cluster.factsOn(host, 'drbd-resource')) {
    const { hosts, name: resource } = entry.fact
    if (hosts.length === 0 || hosts.some(section => isSame(section, name.name, isNew)) || !isAgreedOnResource(cluster, resource)) continue
    // Where heartbeat uses the resource, its nodes are compared with the sections, and each with the host's name.
    const slip = slips.find(({ written }) => hosts.includes(written))
    if (slip === undefined && (isRefused || (promoted.has(resource) && hasHeartbeat))) continue
    const near = slip?.written ?? hosts.find(section => isLikelySameHost(section, name.name) || cluster.hostNamed(section) === host)
    const instead = sectionInsteadOf(cluster, { host, name: name.name, resource: entry.fact })
    if (instead !== undefined) {
      yield* toldInEachCopy(cluster, { name, resource, instead })
      continue
    }
    if (near === undefined && cluster.hosts.size > 1 && !isOnlyChance(hosts, cluster.hostNamed)) continue
    const place = near === undefined ? undefined : addressesOf(cluster.factsOn(host, 'drbd-address')).get(`${resource}\0${near}`)
    yield {
      at: place ?? entry,
      message: near === undefined ? `Resource "${resource}" has no section for host "${name.name}"` : `Section "on ${near}" of resource "${resource}" does not match host "${name.name}"`,
      related: [{ at: name, message: 'the host is called so here' }],
      ...(slip === undefined ? {} : {
        help: `Did you mean "${slip.name}"?`,
        followsFrom: ownFaults(cluster, slip).filter(({ rule }) => rule !== 'cluster/unknown-drbd-host'),
      }),
    }
  }
}

/** The first address of each section, by resource and the host that the section names. */
const addressesOf = oncePerList((addresses: readonly HostFact<'drbd-address'>[]) =>
  new Map([...addresses].reverse().map(entry => [`${entry.fact.resource}\0${entry.fact.host}`, entry])))

/** The one section that no host answers to, where the connections of the resource are to the host that has none. */
function sectionInsteadOf(cluster: ClusterModel, { host, name, resource }: { readonly host: string; readonly name: string; readonly resource: { readonly name: string; readonly hosts: readonly string[] } }): string | undefined {
  const [stranger, ...others] = resource.hosts.filter(section => cluster.hostNamed(section) === undefined)
  if (stranger === undefined || others.length > 0) return undefined
  const keys = [`resource ${resource.name} / connection-mesh`, `resource ${resource.name} / connection`]
  const isConnected = cluster.settingsOn(host, 'drbd-conf').some(({ fact }) => keys.includes(fact.key) && typeof fact.value === 'string' && fact.value.split(/[\s,;]+/).includes(name))
  return isConnected ? stranger : undefined
}

/** Each copy has the fault, and what follows from it there. */
function* toldInEachCopy(cluster: ClusterModel, { name, resource, instead }: { readonly name: SystemName; readonly resource: string; readonly instead: string }): Generator<Finding> {
  for (const on of cluster.hosts.keys()) {
    const at = addressesOf(cluster.factsOn(on, 'drbd-address')).get(`${resource}\0${instead}`)
    if (at === undefined) continue
    yield {
      at,
      message: `Section "on ${instead}" of resource "${resource}" does not match host "${name.name}", to which its connections are`,
      help: `Did you mean "on ${name.name}"?`,
      related: [{ at: name, message: 'the host is called so here' }],
    }
  }
}

type SystemName = NonNullable<ReturnType<typeof systemNameOf>>

/** Versions before 9 compare byte by byte; 9 ignores the case and takes a short name for a full one. */
function isSame(section: string, name: string, isNew: boolean): boolean {
  if (!isNew) return section === name
  const [written, own] = [foldedName(section), foldedName(name)]
  return written === own || own.startsWith(`${written}.`)
}

/** A resource of two other hosts is no fault; one that has a section which no known host answers to may be. */
function isOnlyChance(hosts: readonly string[], hostNamed: (name: string) => string | undefined): boolean {
  return hosts.length === 2 && hosts.filter(section => hostNamed(section) === undefined).length === 1
}
