import { milliseconds } from '../../text/quantity.js'
import { step } from '../story.js'
import type { Ending, Step, Story } from '../story.js'
import type { Mirror } from './mirrors.js'
import type { Pair } from './pair.js'
import { otherThan, primaryOf, settled, story } from './story-of-pair.js'
import { detectionCause } from './take-over.js'

/** The link of one resource of DRBD is lost alone. */
export function afterMirrorLoss(pair: Pair, mirror: Mirror): Story {
  const where = mirror.isPathKnown ? 'which heartbeat does not use' : 'if it is not one of heartbeat\'s paths'
  return story(`mirror-lost ${mirror.name}`, `The link of DRBD resource "${mirror.name}" alone is lost, ${where}`, mirrorSteps(pair, mirror, primaryOf(pair, mirror)), {
    ...settled(pair),
    ...risksOf([mirror]),
  })
}

/** What DRBD does when its link breaks while heartbeat still works. */
export function mirrorSteps(pair: Pair, mirror: Mirror, primary: string): Step[] {
  const { name, detection, policy, handler } = mirror
  const other = otherThan(pair, primary)
  const noticed = detection?.idleMs
  const steps = [step(`DRBD notices that the link of "${name}" is gone within ${noticed === undefined ? 'a time that is not known' : milliseconds(noticed)}; "${primary}" goes on alone`, noticed, detectionCause(mirror))]
  if (policy.value === 'dont-care' || handler === undefined) {
    const reason = policy.value === 'dont-care' ? policy : { value: true, ...(policy.at === undefined ? {} : { at: policy.at }) }
    steps.push(step(`The copy on "${other}" grows old and nothing marks it; if "${primary}" dies now, old data are served`, undefined, reason))
    return steps
  }
  if (policy.value === 'resource-and-stonith') steps.push(step(`Writes to "${name}" stop until the handler is done`, noticed, policy))
  const done = {
    outdater: `dopd marks the copy on "${other}" as outdated over heartbeat, so that it cannot become primary`,
    unanswered: `The handler asks dopd, which ha.cf does not start; it fails, and nothing marks the copy on "${other}"${policy.value === 'resource-and-stonith' ? ': the writes go on waiting' : ''}`,
    crm: 'The handler needs Pacemaker, which does not run here: nothing is marked',
    shoots: `The handler shoots "${other}"`,
    unknown: `The handler should mark the copy on "${other}" or shoot it; what it does is not known here`,
  }
  steps.push(step(done[handler.value], undefined, handler))
  return steps
}

/** What may become of data when the links of mirrors are cut and nothing else. */
export function risksOf(mirrors: readonly Mirror[]): Pick<Ending, 'canDiverge' | 'mayLoseWrites'> {
  const isOpen = mirrors.some(({ policy, handler }) => policy.value === 'dont-care' || handler === undefined || handler.value === 'crm')
  return { canDiverge: isOpen, mayLoseWrites: isOpen }
}
