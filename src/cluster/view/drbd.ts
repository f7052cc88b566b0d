import type { HostFact } from '../../facts/fact-index.js'
import { isOfLinstor } from '../../facts/linstor.js'
import { addTo } from '../../text/multimap.js'
import type { ClusterModel } from '../model.js'
import { anyCopyOn } from './copies.js'
import { drbdClusters } from './groups.js'
import { slipsIn } from './misspelt-hosts.js'
import { mayMean } from './names.js'
import { oncePerCluster } from './once-per-cluster.js'
import { oncePerList } from './once-per-list.js'
import { differencesOf } from './settings.js'
import type { Difference } from './settings.js'

/**
 * The sections whose options are compared as the daemon sees them, inherited or not, instead of as they are written.
 */
const optionSections = new Set(['net', 'disk', 'syncer', 'options', 'proxy', 'startup', 'handlers'])

/** What of a resource's layout differs between the copies of drbd.conf: sections, devices, disks, addresses. */
export const layoutDifferences = oncePerCluster((cluster): readonly Difference[] => {
  return drbdClusters(cluster).flatMap(group => {
    const copies = group.flatMap(host => anyCopyOn(cluster, host, 'drbd-conf') ?? [])
    const foreign = new Map(group.map(host => [host, foreignResources(cluster, group, host)]))
    return differencesOf(copies, {
      isCompared: isLayout,
      isDoubtful: slipsIn(cluster, 'drbd-conf'),
      isOptional: (key, host) => foreign.get(host)?.has(resourceOf(key) ?? '') === true || isLeftOutByLinstor(cluster, key, host),
    })
  })
})

/** What LINSTOR leaves out of the copy of a host: the disks of others, and what connects them with each other. */
function isLeftOutByLinstor(cluster: ClusterModel, key: string, host: string): boolean {
  const [, owner] = / \/ on (\S+) (?:.* )?\/ disk$/.exec(key) ?? []
  const [, ends] = / \/ connection ([^/]+)$/.exec(key) ?? []
  const others = owner === undefined ? (ends?.replace(/#\d+$/, '').split(' ') ?? []) : [owner]
  const name = resourceOf(key) ?? ''
  // Without the resource nothing connects the host: that it lacks the resource is reported.
  if (others.length === 0 || (others.some(other => mayMean(cluster, host, other)) && resourceOn(cluster, host, name) !== undefined)) return false
  return resourcesOfLinstor(cluster).has(name)
}

/** The resources of which a host has what LINSTOR wrote. */
const resourcesOfLinstor = oncePerCluster((cluster): ReadonlySet<string> => {
  return new Set(cluster.facts('drbd-resource').flatMap(({ fact, origin }) => (isOfLinstor(origin.file) ? [fact.name] : [])))
})

/** The resources that are other hosts' matter and that this host's copy does without. */
function foreignResources(cluster: ClusterModel, group: readonly string[], host: string): ReadonlySet<string> {
  const own = new Set(cluster.factsOn(host, 'drbd-resource').map(({ fact }) => fact.name))
  const foreign = new Set<string>()
  for (const { fact } of group.flatMap(name => cluster.factsOn(name, 'drbd-resource'))) {
    if (!own.has(fact.name) && !fact.hosts.some(name => mayMean(cluster, host, name))) foreign.add(fact.name)
  }
  return foreign
}

function isLayout(key: string): boolean {
  const parts = key.split(' / ').map(part => part.split(/[ #]/)[0] ?? '')
  if (parts[0] !== 'resource') return false // `global` and `common` say nothing that only one resource has.
  if (parts.slice(0, -1).some(part => optionSections.has(part))) return false
  return parts[parts.length - 1] !== 'protocol'
}

/** Reads the resource's name out of a setting's key. */
export function resourceOf(key: string): string | undefined {
  return /^resource (.+?)(?: \/ |$)/.exec(key)?.[1]
}

/** A volume or an address of a resource, and the host that it belongs to. */
export type Placed<Kind extends 'drbd-volume' | 'drbd-address'> = HostFact<Kind> & { readonly on: string }

/** Lists the volumes of a resource on the host that they describe, from that host's own copy where there is one. */
export const volumesByHost = oncePerCluster((cluster): readonly Placed<'drbd-volume'>[] => {
  return fromOwnCopy(cluster, cluster.facts('drbd-volume'), ({ resource, volume }) => `${resource}\0${volume}`)
})

/** Lists the addresses of a resource by the host that they belong to, from that host's own copy where there is one. */
export const addressesByHost = oncePerCluster((cluster): readonly Placed<'drbd-address'>[] => {
  return fromOwnCopy(cluster, cluster.facts('drbd-address'), ({ resource }) => resource)
})

/** The addresses of resources by the host that they belong to. */
export const addressesOn = oncePerCluster((cluster): ReadonlyMap<string, readonly Placed<'drbd-address'>[]> => {
  const hosts = new Map<string, Placed<'drbd-address'>[]>()
  for (const entry of addressesByHost(cluster)) {
    addTo(hosts, entry.on, entry)
  }
  return hosts
})

/** The names of the resources that lie on top of others. */
export const stackedResources = oncePerCluster((cluster): ReadonlySet<string> => {
  return new Set(cluster.facts('drbd-resource').flatMap(({ fact }) => (fact.isStacked ? [fact.name] : [])))
})

function fromOwnCopy<Entry extends { readonly host: string; readonly fact: { readonly host: string } }>(
  cluster: ClusterModel,
  entries: readonly Entry[],
  keyOf: (fact: Entry['fact']) => string,
): (Entry & { readonly on: string })[] {
  const chosen = new Map<string, Entry & { readonly on: string }>()
  for (const entry of entries) {
    const on = cluster.hostNamed(entry.fact.host)
    if (on === undefined) continue
    const key = `${keyOf(entry.fact)}\0${on}`
    const known = chosen.get(key)
    if (known !== undefined && (known.host === on || entry.host !== on)) continue
    chosen.set(key, { on, ...entry })
  }
  return [...chosen.values()]
}

/** A `drbddisk` of haresources, and the DRBD resource that it names. */
export type Promotion = HostFact<'group-resource'> & { readonly resource: string }

/** The resources that a host's haresources promotes with `drbddisk`. */
export function promotedResources(cluster: ClusterModel, host: string): readonly Promotion[] {
  return promotionsIn(cluster.factsOn(host, 'group-resource'))
}

const promotionsIn = oncePerList((entries: readonly HostFact<'group-resource'>[]): readonly Promotion[] => entries.flatMap(entry => {
  const [resource] = entry.fact.arguments
  return entry.fact.script === 'drbddisk' && resource !== undefined ? [{ resource, ...entry }] : []
}))

/** The stacked resources that a host's haresources promotes with `drbdupper`. */
export function stackedPromotions(cluster: ClusterModel, host: string): readonly Promotion[] {
  return cluster.factsOn(host, 'group-resource').flatMap(entry => {
    const [resource] = entry.fact.arguments
    return entry.fact.script === 'drbdupper' && resource !== undefined ? [{ resource, ...entry }] : []
  })
}

/** The volumes of stacked resources whose lower resource has a part on the host, from the host's own copy. */
export function stackedVolumesOn(cluster: ClusterModel, host: string): readonly Placed<'drbd-volume'>[] {
  const stacked = stackedResources(cluster)
  if (stacked.size === 0) return []
  return cluster.factsOn(host, 'drbd-volume').flatMap(entry => {
    const lower = stacked.has(entry.fact.resource) ? resourceOn(cluster, host, entry.fact.host) : undefined
    return lower?.fact.hosts.some(name => mayMean(cluster, host, name)) === true ? [{ ...entry, on: host }] : []
  })
}

/** The volumes of all resources by host, those of stacked resources on each host of the resource below. */
export const volumesWithStacked = oncePerCluster((cluster): readonly Placed<'drbd-volume'>[] => {
  return [...volumesByHost(cluster), ...[...cluster.hosts.keys()].flatMap(host => stackedVolumesOn(cluster, host))]
})

/** Finds a resource in a host's copy of drbd.conf. */
export function resourceOn(cluster: ClusterModel, host: string, name: string): HostFact<'drbd-resource'> | undefined {
  return resourcesByName(cluster.factsOn(host, 'drbd-resource')).get(name)
}

const resourcesByName = oncePerList((entries: readonly HostFact<'drbd-resource'>[]) => firstByName(entries, ({ fact }) => fact.name))

/** The options of a resource on a host. */
export function optionsOn(cluster: ClusterModel, host: string, resource: string): readonly HostFact<'drbd-option'>[] {
  return optionsByResource(cluster.factsOn(host, 'drbd-option')).get(resource) ?? []
}

const optionsByResource = oncePerList((entries: readonly HostFact<'drbd-option'>[]): ReadonlyMap<string, readonly HostFact<'drbd-option'>[]> => {
  const byResource = new Map<string, HostFact<'drbd-option'>[]>()
  for (const entry of entries) {
    addTo(byResource, entry.fact.resource, entry)
  }
  return byResource
})

function firstByName<Item>(items: readonly Item[], nameOf: (item: Item) => string): ReadonlyMap<string, Item> {
  const found = new Map<string, Item>()
  for (const item of items) if (!found.has(nameOf(item))) found.set(nameOf(item), item)
  return found
}

/** The value of a resource's option on a host, as text; `undefined` where it is not written or a secret. */
export function optionOf(
  cluster: ClusterModel,
  host: string,
  wanted: { readonly resource: string; readonly name: string },
): HostFact<'drbd-option'> | undefined {
  return optionsOn(cluster, host, wanted.resource).find(({ fact }) => fact.name === wanted.name)
}

/** Tells whether an option allows a second primary; in old files its name alone does. */
export function allowsTwoPrimaries(option: HostFact<'drbd-option'> | undefined): boolean {
  return option !== undefined && option.fact.value !== 'no'
}
