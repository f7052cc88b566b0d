import type { HostFact } from '../../facts/fact-index.js'
import type { ClusterModel } from '../model.js'
import { canonicalDevice } from './devices.js'
import { volumesByHost } from './drbd.js'
import { isDrbdPath, namesOfDevice } from './drbd-devices.js'
import { oncePerCluster } from './once-per-cluster.js'
import { isSameHost, pacemakerClusters } from './pacemaker.js'
import type { PacemakerCluster } from './pacemaker.js'

type Resource = HostFact<'pacemaker-resource'>
type Constraint = HostFact<'pacemaker-constraint'>

/** A file system, or a volume group, on a DRBD device, and what drbd.conf and the CIB say of that device. */
export interface DrbdUse {
  readonly pacemaker: PacemakerCluster
  readonly primitive: Resource
  /** What constraints are about: the group or clone that it stands in, or itself. */
  readonly outer: Resource
  readonly device: string
  readonly deviceAt: Resource['origin']
  /** The DRBD resource whose device it is; nothing where drbd.conf is there and none has it. */
  readonly resource: string | undefined
  /** The DRBD resources of the clones beside which it is kept, directly or by way of others. */
  readonly beside: readonly string[]
}

/** The file systems that Pacemaker mounts from devices of DRBD. Those about which tags or templates say more are left out. */
export const drbdUses = oncePerCluster((cluster): readonly DrbdUse[] => pacemakerClusters(cluster).flatMap(pacemaker => usesIn(cluster, pacemaker)))

function usesIn(cluster: ClusterModel, pacemaker: PacemakerCluster): DrbdUse[] {
  const all = pacemaker.facts('pacemaker-resource')
  const volumes = volumesByHost(cluster).filter(({ on }) => pacemaker.hosts.includes(on))
  const owners = new Map([...volumes].reverse().flatMap(({ fact }) => namesOfDevice(fact).map(name => [name, fact.resource] as const)))
  const mounts = all.flatMap(primitive => {
    const device = primitive.fact.agent === 'ocf:heartbeat:Filesystem' ? primitive.fact.parameters['device'] : undefined
    return device === undefined || !(isDrbdPath(device.value) || owners.has(canonicalDevice(device.value))) ? [] : [{ primitive, device }]
  })
  if (mounts.length === 0 || volumes.length === 0 || pacemaker.facts('pacemaker-tag').length > 0) return []
  const joined = joinedBy(pacemaker.facts('pacemaker-constraint').filter(isKeepingTogether), all)
  const clones = pacemaker.facts('pacemaker-drbd')
  return mounts.map(({ primitive, device }) => {
    const outer = outermost(all, primitive)
    const near = joined(outer.fact.id)
    return {
      pacemaker,
      primitive,
      outer,
      device: device.value,
      deviceAt: device.at,
      resource: owners.get(canonicalDevice(device.value)),
      beside: [...new Set(clones.filter(({ fact }) => near.has(fact.clone)).map(({ fact }) => fact.resource))],
    }
  })
}

/** A volume group that Pacemaker activates beside the one DRBD resource that may carry it. */
export interface ActivationOnDrbd {
  readonly primitive: Resource
  readonly resource: string
}

/** The volume groups that are activated beside one DRBD resource, of which nothing else in the group uses the device. */
export const activationsOnDrbd = oncePerCluster((cluster): readonly ActivationOnDrbd[] => pacemakerClusters(cluster).flatMap(pacemaker => {
  const all = pacemaker.facts('pacemaker-resource')
  const activations = all.filter(({ fact }) => fact.agent === 'ocf:heartbeat:LVM-activate' || fact.agent === 'ocf:heartbeat:LVM')
  if (activations.length === 0 || pacemaker.facts('pacemaker-tag').length > 0) return []
  const joined = joinedBy(pacemaker.facts('pacemaker-constraint').filter(isKeepingTogether), all)
  const clones = pacemaker.facts('pacemaker-drbd')
  const used = new Set(drbdUses(cluster).flatMap(({ resource }) => resource ?? []))
  return activations.flatMap(primitive => {
    const near = joined(outermost(all, primitive).fact.id)
    const [resource, ...more] = new Set(clones.filter(({ fact }) => near.has(fact.clone)).map(({ fact }) => fact.resource))
    return resource === undefined || more.length > 0 || used.has(resource) ? [] : [{ primitive, resource }]
  })
}))

/** Finds what constraints are about: what holds a resource, and what holds that. */
export function outermost(all: readonly Resource[], resource: Resource): Resource {
  const parent = resource.fact.parent === undefined ? undefined : all.find(({ fact }) => fact.id === resource.fact.parent)
  return parent === undefined ? resource : outermost(all, parent)
}

/** Tells whether a colocation keeps what it names together, however loosely. */
function isKeepingTogether({ fact }: Constraint): boolean {
  return fact.type === 'colocation' && !(fact.attributes['score']?.value ?? '').startsWith('-')
}

/** Groups resources that constraints join, each with what it stands in; gives all that are in one group with a name. */
function joinedBy(constraints: readonly Constraint[], all: readonly Resource[]): (name: string) => ReadonlySet<string> {
  const links = new Map<string, Set<string>>()
  const link = (one: string, other: string): void => {
    for (const [from, to] of [[one, other], [other, one]] as const) {
      const known = links.get(from)
      if (known === undefined) links.set(from, new Set([to]))
      else known.add(to)
    }
  }
  for (const { fact } of constraints) for (const name of fact.names.slice(1)) link(fact.names[0] ?? '', name)
  for (const { fact } of all) if (fact.parent !== undefined) link(fact.id, fact.parent)
  return name => {
    const found = new Set([name])
    for (const at of found) for (const next of links.get(at) ?? []) found.add(next)
    return found
  }
}

/** The nodes on which a resource may run, as far as locations say; nothing where rules or tags may say more. */
export function nodesOf(cluster: ClusterModel, pacemaker: PacemakerCluster, resource: Resource): readonly HostFact<'pacemaker-node'>[] | undefined {
  const names = new Set([resource.fact.id, outermost(pacemaker.facts('pacemaker-resource'), resource).fact.id])
  const locations = pacemaker.facts('pacemaker-constraint').filter(({ fact }) => fact.type === 'location' && (fact.attributes['rsc-pattern'] !== undefined || fact.names.some(name => names.has(name))))
  if (pacemaker.facts('pacemaker-tag').length > 0 || locations.some(({ fact }) => fact.isOpen || fact.attributes['node'] === undefined)) return undefined
  // Where nothing may run anywhere unless it is said, locations say all.
  const isOptIn = /^(?:false|off|no|n|0)$/i.test(pacemaker.option('symmetric-cluster')?.fact.value ?? '')
  return pacemaker.facts('pacemaker-node').filter(({ fact }) => {
    if (fact.isStandby === true) return false
    const own = locations.filter(({ fact: location }) => isSameHost(cluster, location.attributes['node']?.value ?? '', fact.name))
    return !own.some(location => location.fact.attributes['score']?.value === '-INFINITY') && (!isOptIn || own.length > 0)
  })
}
