import { milliseconds } from '../../text/quantity.js'
import { step } from '../story.js'
import type { Step, Whereabouts } from '../story.js'
import type { Mirror } from './mirrors.js'
import type { Pair } from './pair.js'
import type { Path } from './paths.js'
import { detectionCause } from './take-over.js'

/** The resources that both hosts write and of which the link goes with a path. */
export function sharedOn({ shared }: Pair, path: Path): readonly Mirror[] {
  return shared.filter(mirror => mirror.path === path)
}

/** Tells whether DRBD has one of two primaries shot when they lose each other; a handler that is not known is taken to. */
export function hasOneShot({ policy, handler }: Mirror): boolean {
  return policy.value !== 'dont-care' && (handler?.value === 'shoots' || handler?.value === 'unknown')
}

/** What becomes of what both hosts write when its link is cut: one host is shot, both wait, or each goes on with its own copy. */
export function sharedWithout(shared: readonly Mirror[], hosts: readonly string[]): { readonly primaries: readonly Whereabouts[]; readonly canDiverge: boolean } {
  return {
    primaries: shared.map(mirror => ({ name: mirror.name, hosts, ...(hasOneShot(mirror) ? { isOneOf: true } : {}) })),
    canDiverge: shared.some(mirror => !hasOneShot(mirror) && mirror.policy.value !== 'resource-and-stonith'),
  }
}

/** What the loss of the link is to Heartbeat, which itself goes on. */
export function sharedSteps(mirror: Mirror): readonly Step[] {
  const { name, detection, policy, handler } = mirror
  const within = detection === undefined ? 'a time that is not known' : milliseconds(detection.idleMs)
  const steps = [step(`DRBD loses the link of "${name}" too, of which both hosts are primary; it notices within ${within}`, detection?.idleMs, detectionCause(mirror))]
  steps.push(hasOneShot(mirror)
    ? step('Its handler should have one of the two shot; the other one takes over the groups of that', undefined, handler)
    : step('What becomes of the two copies is told by itself', undefined, policy))
  return steps
}

/** Who is left waits for the disk that it shared with the dead host. */
export function sharedAfterDeath({ shared }: Pair, survivor: string): readonly Step[] {
  return shared.map(mirror => step(
    mirror.policy.value === 'resource-and-stonith'
      ? `Whoever uses "${mirror.name}" on "${survivor}" waits until DRBD's handler is done, and for the locks of the dead host`
      : `Whoever uses "${mirror.name}" on "${survivor}" waits for the locks of the dead host`,
    mirror.detection?.idleMs,
    mirror.policy,
  ))
}
