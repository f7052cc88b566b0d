import { listed } from '../../text/quantity.js'
import { step } from '../story.js'
import type { Decided, Ending, Step, Whereabouts } from '../story.js'
import type { CmanSetup, Service } from './setup.js'

/** What DRBD says when a service starts on another host. */
export interface Promotion {
  readonly steps: readonly Step[]
  readonly isRefused: boolean
  readonly isLossy: boolean
}

/**
 * Follows `drbdadm primary` of rgmanager's agent on a host whose peer is gone.
 *
 * Source: drbd-utils scripts/drbd.sh.rhcs; drbd_nl.c drbd_set_role(): refused unless the handler has outdated or shot the peer.
 */
export function promotionOf({ copies }: Service, hosts: readonly string[], lost: string): Promotion {
  const steps: Step[] = []
  const who = listed(hosts.map(host => `"${host}"`), 'or')
  for (const { name, policy, handler, holders, protocol } of copies) {
    if (!hosts.some(host => holders.includes(host))) return { steps: [...steps, step(`${who} ${hosts.length === 1 ? 'has' : 'have'} no copy of "${name}"`, undefined, protocol)], isRefused: true, isLossy: false }
    const isFenced = policy.value !== 'dont-care' && holders.includes(lost)
    const decided: Decided<unknown> = handler ?? policy
    if (isFenced && handler?.value === 'shoots') steps.push(step(`DRBD has "${lost}" shot once more before it promotes "${name}" on ${who}`, undefined, decided))
    else if (isFenced && handler?.value === 'unknown') steps.push(step(`DRBD asks its handler, and promotes "${name}" on ${who} if that reports success; what it does is not known here`, undefined, decided))
    else if (isFenced) {
      const why = handler === undefined ? 'No handler outdates the peer' : handler.value === 'crm' ? 'The handler needs Pacemaker, which does not run here' : 'The handler needs dopd of Heartbeat, which does not run here'
      return { steps: [...steps, step(`${why}: DRBD refuses to promote "${name}" on ${who}, and the service fails there`, undefined, decided)], isRefused: true, isLossy: false }
    } else steps.push(step(`${who} becomes primary of "${name}"`, undefined, policy))
    if (protocol.value !== 'C') steps.push(step(`Writes to "${name}" that protocol ${protocol.value} confirmed early are lost with "${lost}"`, undefined, protocol))
  }
  return { steps, isRefused: false, isLossy: copies.some(({ protocol }) => protocol.value !== 'C') }
}

/** DRBD is primary wherever its service runs. */
export function primariesOf({ services }: CmanSetup, ending: Ending): readonly Whereabouts[] {
  return services.flatMap(({ name, copies }) => {
    const service = ending.services.find(each => each.name === name)
    if (service === undefined) return []
    const { hosts, isOneOf, isUncertain } = service
    return copies.map(({ name: resource }) => ({ name: resource, hosts, ...(isOneOf === true ? { isOneOf } : {}), ...(isUncertain === true ? { isUncertain } : {}) }))
  })
}
