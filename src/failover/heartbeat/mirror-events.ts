import { milliseconds } from '../../text/quantity.js'
import { leftBehind } from '../drbd-fencing.js'
import type { LeftBehind } from '../drbd-fencing.js'
import { step } from '../story.js'
import type { Ending, Step, Story } from '../story.js'
import type { Mirror } from './mirrors.js'
import type { Pair } from './pair.js'
import { endingWith, otherThan, primaryOf, story } from './story-of-pair.js'
import { detectionCause } from './take-over.js'

/** The link of one resource of DRBD is lost alone. */
export function afterMirrorLoss(pair: Pair, mirror: Mirror): Story {
  const where = mirror.isPathKnown ? 'which heartbeat does not use' : 'if it is not one of heartbeat\'s paths'
  return story(`mirror-lost ${mirror.name}`, `The link of DRBD resource "${mirror.name}" alone is lost, ${where}`, mirrorSteps(pair, mirror, primaryOf(pair, mirror)), {
    ...settledWithout(pair, [mirror]),
    ...risksOf(pair, [mirror]),
  })
}

/** What DRBD does when its link breaks while heartbeat still works. */
export function mirrorSteps(pair: Pair, mirror: Mirror, primary: string): Step[] {
  const { name, detection, policy, handler } = mirror
  const other = otherThan(pair, primary)
  const noticed = detection?.idleMs
  const isHeldBack = policy.value === 'resource-and-stonith'
  const steps = [step(`DRBD notices that the link of "${name}" is gone within ${noticed === undefined ? 'a time that is not known' : milliseconds(noticed)}${isHeldBack ? '' : `; "${primary}" goes on alone`}`, noticed, detectionCause(mirror))]
  if (isHeldBack) steps.push(step(`Writes to "${name}" stop until the handler is done`, noticed, policy))
  const done = {
    outdater: `dopd marks the copy on "${other}" as outdated over heartbeat, so that it cannot become primary`,
    unanswered: 'The handler asks dopd, which ha.cf does not start, and fails',
    crm: 'The handler needs Pacemaker, which does not run here, and fails',
    shoots: `The handler shoots "${other}"`,
    unknown: `The handler should mark the copy on "${other}" or shoot it; what it does is not known here`,
  }
  if (policy.value !== 'dont-care') steps.push(handler === undefined ? step('There is no handler', undefined, { value: true, ...(policy.at === undefined ? {} : { at: policy.at }) }) : step(done[handler.value], undefined, handler))
  return [...steps, ...behind(pair, mirror, primary).steps]
}

function behind(pair: Pair, { name, policy, handler }: Mirror, primary: string): LeftBehind {
  return leftBehind({ policy, handler, primary, copy: `The copy of "${name}" on "${otherThan(pair, primary)}"`, hasCrm: false, hasDopd: true })
}

/** Its primary may write no more when its link is cut. */
export function isStuck(pair: Pair, mirror: Mirror): boolean {
  return behind(pair, mirror, primaryOf(pair, mirror)).isStuck
}

/** Where everything is while the links of mirrors are cut and nothing else: a group whose writes are held back waits. */
export function settledWithout(pair: Pair, cut: readonly Mirror[]): Pick<Ending, 'services' | 'primaries'> {
  return endingWith(pair, ({ name, owner, mirrors }) => {
    const waits = mirrors.some(mirror => cut.includes(mirror) && isStuck(pair, mirror))
    return { name, hosts: [owner], ...(waits ? { isHeldUp: true } : { gapMs: 0 }) }
  })
}

/** What may become of data when the links of mirrors are cut and nothing else. */
export function risksOf(pair: Pair, mirrors: readonly Mirror[]): Pick<Ending, 'canDiverge' | 'mayLoseWrites'> {
  const isOpen = mirrors.some(mirror => behind(pair, mirror, primaryOf(pair, mirror)).isOpen)
  return { canDiverge: isOpen, mayLoseWrites: isOpen }
}
