import { detectionOf } from '../cluster/view/drbd-detection.js'
import type { Detection } from '../cluster/view/drbd-detection.js'
import { allowsTwoPrimaries, optionOf, resourceOn } from '../cluster/view/drbd.js'
import type { ClusterModel } from '../cluster/model.js'
import type { Place } from '../text/located.js'
import { handlerOf, policyOf } from './drbd-fencing.js'
import type { FencingPolicy, Handler } from './drbd-fencing.js'
import type { Decided } from './story.js'

/** A DRBD resource with any number of hosts, and what decides about it. */
export interface Copies {
  readonly name: string
  readonly at: Place
  /** The hosts that hold data, and those that only lend their voice. */
  readonly holders: readonly string[]
  readonly diskless: readonly string[]
  readonly protocol: Decided<string>
  readonly policy: Decided<FencingPolicy>
  readonly handler: Decided<Handler> | undefined
  /** The handler writes a constraint into a CIB, and nothing takes it back. */
  readonly staysFenced?: true
  readonly detection: Detection | undefined
  /** How many of the holders must see each other; off before DRBD 9. */
  readonly quorum: Decided<string>
  readonly onNoQuorum: Decided<string>
  readonly isDual: boolean
}

/** Gathers what drbd.conf of a host says of a resource; `undefined` where it does not know it. */
export function copiesOf(cluster: ClusterModel, hosts: readonly string[], name: string): Copies | undefined {
  const entry = hosts.map(host => resourceOn(cluster, host, name)).find(found => found !== undefined)
  if (entry === undefined) return undefined
  const { host, fact } = entry
  const members = [...new Set(fact.hosts.map(member => cluster.hostNamed(member) ?? member))]
  const volumes = cluster.factsOn(host, 'drbd-volume').filter(volume => volume.fact.resource === name)
  const isDiskless = (member: string): boolean => {
    const own = volumes.filter(volume => (cluster.hostNamed(volume.fact.host) ?? volume.fact.host) === member)
    return own.length > 0 && own.every(volume => volume.fact.disk === 'none')
  }
  const option = (wanted: string): Decided<string> | undefined => {
    const found = optionOf(cluster, host, { resource: name, name: wanted })
    return typeof found?.fact.value === 'string' ? { value: found.fact.value, at: found } : undefined
  }
  const handler = handlerOf(option('fence-peer') ?? option('outdate-peer'))
  return {
    name,
    at: entry,
    holders: members.filter(member => !isDiskless(member)),
    diskless: members.filter(isDiskless),
    protocol: fact.protocol === undefined ? { value: 'C', unset: 'drbd.conf sets no protocol' } : { value: fact.protocol, at: entry },
    policy: policyOf(option('fencing')),
    handler,
    ...(handler?.value === 'crm' && !['unfence-peer', 'after-resync-target'].some(wanted => /unfence/.test(option(wanted)?.value ?? '')) ? { staysFenced: true } : {}),
    detection: detectionOf(cluster, host, name),
    quorum: option('quorum') ?? { value: 'off', unset: 'drbd.conf sets no quorum' },
    onNoQuorum: option('on-no-quorum') ?? { value: 'suspend-io', unset: 'drbd.conf sets no on-no-quorum' },
    isDual: allowsTwoPrimaries(optionOf(cluster, host, { resource: name, name: 'allow-two-primaries' })),
  }
}

/**
 * Tells whether hosts that see each other have the quorum of DRBD.
 *
 * Source: drbd 9 drbd_state.c calc_quorum(): holders with data count; where exactly half of them is there, more than half
 * of the hosts without a disk decide.
 */
export function hasDrbdQuorum({ holders, diskless, quorum }: Copies, present: readonly string[]): boolean {
  if (quorum.value === 'off') return true
  const there = holders.filter(host => present.includes(host)).length
  if (quorum.value === 'all') return there === holders.length
  if (/^\d+$/.test(quorum.value)) return there >= Number(quorum.value)
  if (there > holders.length / 2) return true
  const voices = diskless.filter(host => present.includes(host)).length
  return there > 0 && there === holders.length / 2 && diskless.length > 0 && voices > diskless.length / 2
}
