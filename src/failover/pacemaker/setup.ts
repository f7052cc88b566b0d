import { addressesByHost } from '../../cluster/view/drbd.js'
import { interfacesFor } from '../../cluster/view/addresses.js'
import { fileOn } from '../../cluster/view/groups.js'
import { foldedName } from '../../cluster/view/names.js'
import type { PacemakerCluster } from '../../cluster/view/pacemaker.js'
import type { ClusterModel } from '../../cluster/model.js'
import { copiesOf } from '../drbd-copies.js'
import type { Copies } from '../drbd-copies.js'
import type { Decided } from '../story.js'
import { fencingOf } from './fencing.js'
import type { Fencing } from './fencing.js'
import { membershipOf } from './membership.js'
import type { Membership } from './membership.js'
import { placementOf } from './placement.js'
import type { Placement } from './placement.js'
import { heldBy, unitsOf } from './units.js'
import type { Doubt, Unit, Units } from './units.js'

export type LossPolicy = 'stop' | 'freeze' | 'ignore' | 'suicide' | 'demote'

/** A DRBD resource that a promotable clone runs. */
export interface Replica {
  readonly unit: Unit
  /** Its name for DRBD. */
  readonly name: string
  /** What drbd.conf says of it, where that is at hand. */
  readonly copies: Copies | undefined
  /** The links of corosync whose network it uses; `undefined` where its own network is not known. */
  readonly links: ReadonlySet<number> | undefined
}

/** A cluster of Pacemaker and all that decides who goes on. Times in milliseconds. */
export interface PacemakerSetup {
  readonly membership: Membership
  readonly units: Units
  readonly replicas: readonly Replica[]
  readonly fencing: Fencing
  readonly lossPolicy: Decided<LossPolicy>
  /** Nodes that were never seen are shot at a start. */
  readonly shootsUnseen: Decided<boolean>
  /** Clones that are to be promoted on more hosts than DRBD allows: they are told with one. */
  readonly capped: readonly Replica[]
  /** Why no story is told: the cluster does not act on failures, or not on its own. */
  readonly held?: Doubt
}

/** Gathers a cluster; `undefined` where it runs on cman or Heartbeat, or where there are no two nodes. */
export function pacemakerSetup(cluster: ClusterModel, pacemaker: PacemakerCluster): PacemakerSetup | undefined {
  const membership = membershipOf(cluster, pacemaker)
  if (membership === undefined || membership.nodes.length < 2) return undefined
  const hostOf = (node: string): string => {
    return cluster.hostNamed(node) ?? membership.nodes.find(({ host }) => foldedName(host) === foldedName(node))?.host ?? node
  }
  const wanted = unitsOf(pacemaker, hostOf)
  const capped = wanted.units.flatMap(unit => (unit.promotedCopies > 1 ? replicaOf(cluster, pacemaker, { unit, membership }) : [])).filter(({ copies }) => copies?.isDual === false)
  const units = { ...wanted, units: wanted.units.map(unit => (capped.some(replica => replica.unit === unit) ? { ...unit, promotedCopies: 1 } : unit)) }
  const held = heldBy(pacemaker, units)
  return {
    membership,
    units,
    replicas: units.units.flatMap(unit => (unit.isSilent ? [] : replicaOf(cluster, pacemaker, { unit, membership }))),
    fencing: fencingOf(pacemaker, units, { hosts: membership.nodes.map(({ host }) => host), hostOf }),
    capped,
    ...(held === undefined ? {} : { held }),
    lossPolicy: lossPolicyOf(pacemaker),
    shootsUnseen: optionOf(pacemaker, 'startup-fencing', value => !/^(?:false|off|no|n|0)$/i.test(value), true),
  }
}

function optionOf<Value>(pacemaker: PacemakerCluster, name: string, read: (text: string) => Value, fallback: Value): Decided<Value> {
  const found = pacemaker.option(name)
  return found === undefined ? { value: fallback, unset: `the CIB sets no ${name}` } : { value: read(found.fact.value), at: found }
}

function lossPolicyOf(pacemaker: PacemakerCluster): Decided<LossPolicy> {
  return optionOf(pacemaker, 'no-quorum-policy', (value): LossPolicy => {
    if (value === 'fence') return 'suicide'
    return value === 'freeze' || value === 'ignore' || value === 'suicide' || value === 'demote' ? value : 'stop'
  }, 'stop')
}

function replicaOf(cluster: ClusterModel, pacemaker: PacemakerCluster, { unit, membership }: { readonly unit: Unit; readonly membership: Membership }): Replica[] {
  const [member] = unit.members
  const name = member?.parameters['drbd_resource']
  if (!unit.isPromotable || member?.agent !== 'ocf:linbit:drbd' || name === undefined) return []
  const known = pacemaker.hosts.filter(host => fileOn(cluster, host, 'drbd-conf') !== undefined)
  return [{ unit, name, copies: copiesOf(cluster, known, name), links: linksOf(cluster, membership, name) }]
}

/** Compares the addresses of a resource with those of corosync's links: the same address, or one on the same interface. */
function linksOf(cluster: ClusterModel, { nodes }: Membership, name: string): ReadonlySet<number> | undefined {
  const links = new Set<number>()
  let isKnown = false
  for (const { fact, on } of addressesByHost(cluster)) {
    if (fact.resource !== name) continue
    const node = nodes.find(({ host }) => foldedName(host) === foldedName(on))
    const near = (address: string): string | undefined => interfacesFor(cluster, on, address)[0]?.fact.interface
    const own = near(fact.address)
    isKnown ||= own !== undefined
    for (const [link, address] of node?.addresses ?? []) {
      if (address !== fact.address && (own === undefined || near(address) !== own)) continue
      links.add(link)
      isKnown = true
    }
  }
  return isKnown ? links : undefined
}

/** Places everything on hosts that are up, as far as the scheduler is quorate. */
export function place({ membership, units, replicas }: PacemakerSetup, hosts: readonly string[], current?: Placement): Placement {
  const able = membership.nodes.filter(({ host, isStandby }) => hosts.includes(host) && !isStandby)
  return placementOf(units, {
    hosts: able.map(({ host }) => host),
    ...(current === undefined ? {} : { current }),
    hasData: (unit, host) => {
      const copies = replicas.find(replica => replica.unit === unit)?.copies
      return copies === undefined || copies.holders.includes(host)
    },
  })
}

/** What is left of a placement without some hosts. */
export function without(placement: Placement, gone: readonly string[]): Placement {
  const left = (hosts: readonly string[]): readonly string[] => hosts.filter(host => !gone.includes(host))
  return new Map([...placement].map(([name, placed]) => [name, { ...placed, hosts: left(placed.hosts), promoted: left(placed.promoted) }]))
}
