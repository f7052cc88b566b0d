import { listed } from '../../text/quantity.js'
import { drbdAlone } from '../drbd-alone.js'
import type { Copies } from '../drbd-copies.js'
import { soundEnding, step } from '../story.js'
import type { Step, Story } from '../story.js'
import { startedServices } from './recovery.js'
import type { CmanSetup } from './setup.js'

/** What DRBD below a file system of the cluster does, of which several nodes are primary, when one of them dies. */
export function sharedAfterDeath({ shared }: CmanSetup, dead: string, isShotInVain: boolean): readonly (readonly Step[])[] {
  return shared.flatMap(copies => {
    const left = copies.holders.filter(host => host !== dead)
    const [host] = left
    if (host === undefined || left.length === copies.holders.length) return []
    const steps = drbdAlone({ name: copies.name, copies }, host, 'absent')
    if (!isShotInVain || copies.policy.value !== 'resource-and-stonith' || copies.handler?.value !== 'shoots') return [steps]
    return [[...steps.slice(0, -1), step(`The handler needs the same devices and fails: writes to "${copies.name}" go on waiting`, undefined, copies.handler)]]
  })
}

/** DRBD below a file system of the cluster loses its link while cman goes on. */
export function afterSharedLoss(setup: CmanSetup, copies: Copies): Story {
  const [host = '', ...rivals] = copies.holders
  const isOneShot = copies.policy.value !== 'dont-care' && (copies.handler?.value === 'shoots' || copies.handler?.value === 'unknown')
  const isWaiting = !isOneShot && copies.policy.value === 'resource-and-stonith'
  const steps = [...drbdAlone({ name: copies.name, copies }, host, 'absent', rivals)]
  if (!isOneShot) steps.push(step(isWaiting ? 'They go on waiting until somebody acts' : 'Each goes on with its own copy, on which the file system comes apart', undefined, copies.policy))
  const services = startedServices(setup)
  return {
    software: 'cman',
    event: `mirror-lost ${copies.name}`,
    title: `The link of DRBD resource "${copies.name}", primary on ${listed(copies.holders.map(holder => `"${holder}"`))}, alone is lost`,
    steps,
    ending: {
      ...soundEnding,
      services: services.map(({ name, hosts, isOnClusterFs }) => (isOneShot ? { name, hosts, isOneOf: true } : { name, hosts: hosts.slice(0, 1), ...(isWaiting && isOnClusterFs ? { isHeldUp: true } : { gapMs: 0 }) })),
      primaries: [{ name: copies.name, hosts: copies.holders, ...(isOneShot ? { isOneOf: true } : {}) }],
      isSplitBrain: !isOneShot && !isWaiting,
      canDiverge: !isOneShot && !isWaiting,
    },
  }
}
