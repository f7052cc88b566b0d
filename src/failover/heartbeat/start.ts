import { milliseconds } from '../../text/quantity.js'
import { step } from '../story.js'
import type { Ending, Step, Story } from '../story.js'
import { byDecision } from './mirrors.js'
import type { Pair } from './pair.js'
import { canShoot, deafOn, endingWith, otherThan, settled, sideOf, story } from './story-of-pair.js'
import { waiting } from './take-over.js'

/** Both hosts start. */
export function afterStart(pair: Pair): Story {
  const deaf = deafOn(pair, pair.paths)
  const steps = byDecision(pair.connected, ({ wfcMs }) => wfcMs).map(({ names, decided }) => step(`DRBD connects ${names}; while a host is alone its script waits ${decided.value === 0 ? 'for ever' : milliseconds(decided.value)}`, undefined, decided))
  if (deaf.length > 0) return splitAtStart(pair, deaf, steps)
  const side = sideOf(pair, pair.hosts[0])
  steps.push(step(`Each host waits up to ${milliseconds(side.initdeadMs.value)} for the other's first heartbeat`, undefined, side.initdeadMs))
  steps.push(...pair.groups.map(({ owner, name, at }) => step(`"${owner}" starts the group of ${name}`, undefined, { value: true, at })), ...failedStarts(pair))
  return story('start', 'Both hosts start', steps, withFailing(pair, settled(pair)))
}

/**
 * What heartbeat makes of groups whose file system cannot be mounted.
 *
 * Source: heartbeat 3.0.6 ResourceManager.in acquireresourcegroup(): a script that fails makes it give up the whole group.
 */
export function failedStarts({ failing }: Pair): Step[] {
  return failing.flatMap(({ owner, name, unpromoted }) => (unpromoted === undefined
    ? []
    : [step(`"${owner}" starts the group of ${name}; nothing in it makes "${unpromoted.resource}" primary before "${unpromoted.device}" is mounted, so that this fails and the group is given up`, undefined, { value: true, at: unpromoted.at })]))
}

/** Groups that start nowhere stand beside the others at the end. */
export function withFailing({ failing }: Pair, ending: Pick<Ending, 'services' | 'primaries'>): Pick<Ending, 'services' | 'primaries'> {
  return { ...ending, services: [...ending.services, ...failing.map(({ name }) => ({ name, hosts: [] }))] }
}

/** A host that never hears the other one takes everything once initdead is over. */
function splitAtStart(pair: Pair, deaf: readonly string[], before: readonly Step[]): Story {
  const steps = [...before]
  for (const { text, at } of pair.deafness) steps.push(step(text, undefined, at === undefined ? undefined : { value: true, at }))
  const shooters = deaf.filter(host => canShoot(pair, host))
  for (const host of deaf) {
    const { initdeadMs, shoots } = sideOf(pair, host)
    const other = otherThan(pair, host)
    steps.push(step(`"${host}" hears nothing of "${other}" and declares it dead`, initdeadMs.value, initdeadMs))
    if (shoots !== undefined && !canShoot(pair, host)) steps.push(step(waiting(shoots.value, host, other), undefined, shoots))
    else if (shoots !== undefined) steps.push(step(`"${host}" switches "${other}" off with "${shoots.value}"`, undefined, shoots))
    else steps.push(step(`"${host}" takes the groups that prefer "${other}"`, initdeadMs.value, initdeadMs))
  }
  if (shooters.length > 0) {
    const hosts = shooters.length === 2 ? pair.hosts : shooters
    return story('start', 'Both hosts start', steps, endingWith(pair, group => ({ name: group.name, hosts, isOneOf: hosts.length > 1 })))
  }
  const ending = endingWith(pair, group => {
    const takers = [...new Set([group.owner, ...deaf.filter(host => sideOf(pair, host).shoots === undefined)])]
    // DRBD hears its peer on its own and refuses a second primary; an address asks nobody.
    const isHeld = group.mirrors.length > 0 && group.mirrors.every(({ allowsTwoPrimaries }) => !allowsTwoPrimaries)
    return { name: group.name, hosts: isHeld ? [group.owner] : takers }
  })
  if (pair.mirrors.some(({ allowsTwoPrimaries }) => !allowsTwoPrimaries)) {
    const mirror = pair.mirrors[0]
    steps.push(step('DRBD is connected and refuses a second primary: whoever comes later gives the group up', undefined, mirror === undefined ? undefined : { value: true, at: mirror.at }))
  }
  return story('start', 'Both hosts start', steps, { ...ending, isSplitBrain: true })
}
