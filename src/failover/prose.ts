import { originOf } from '../text/located.js'
import type { Origin } from '../text/located.js'
import { listed, milliseconds } from '../text/quantity.js'
import type { Limit, Story, Whereabouts } from './story.js'

/** Tells a story: the event, what follows, who decides it, and how it ends. */
export function tellStory({ event, title, steps, ending }: Story, placeOf: (origin: Origin) => string): string {
  const lines = [title]
  for (const { atMs, text, decidedBy, unset } of steps) {
    const time = atMs === undefined ? '' : atMs === 0 ? 'at once: ' : `after ${milliseconds(atMs)}: `
    const cause = decidedBy === undefined ? unset : placeOf(originOf(decidedBy))
    lines.push(`  - ${time}${text}${cause === undefined ? '' : `  [${cause}]`}`)
  }
  for (const service of ending.services) lines.push(`  = ${service.name}: ${whereaboutsText(service, event === 'start')}`)
  for (const primary of ending.primaries) lines.push(`  = DRBD "${primary.name}": ${primary.hosts.length === 0 ? 'primary nowhere' : `primary on ${hostsText(primary)}${primary.isUncertain === true ? ', or nowhere' : ''}`}`)
  const warnings = [
    ending.isSplitBrain ? 'SPLIT BRAIN: each believes that it is alone' : '',
    ending.canDiverge ? 'the copies can diverge' : '',
    ending.mayLoseWrites ? 'confirmed writes may be lost' : '',
  ].filter(text => text !== '')
  if (warnings.length > 0) lines.push(`  ! ${warnings.join('; ')}`)
  return `${lines.join('\n')}\n`
}

/** Tells what was left out. */
export function tellLimit({ text, at }: Limit, placeOf: (origin: Origin) => string): string {
  return `Not told: ${text}${at === undefined ? '' : `  [${placeOf(originOf(at))}]`}\n`
}

function hostsText({ hosts, isOneOf }: Whereabouts): string {
  return listed(hosts.map(name => `"${name}"`), isOneOf === true ? 'or' : 'and')
}

function whereaboutsText(service: Whereabouts, isStart: boolean): string {
  const { hosts, isCutOff, gapMs, isOneOf, isUncertain, isHeldUp, mayStay, waitsForShot } = service
  if (hosts.length === 0) return 'nowhere, until somebody acts'
  if (isCutOff === true) return `on ${hostsText(service)}, where its clients do not reach it`
  if (isHeldUp === true) return `on ${hostsText(service)}, where it waits ${gapMs === undefined ? 'until somebody acts' : waitsForShot === true ? `${milliseconds(gapMs)} and for the shot` : milliseconds(gapMs)}`
  if (isUncertain === true) return `on ${hostsText(service)}, or nowhere`
  if (hosts.length > 1 && isOneOf !== true) return `on ${hostsText(service)} at a time`
  if (hosts.length === 1 && isOneOf === true) return `on ${hostsText(service)}, if that host goes on`
  // Where it ran before may be one of them.
  if (isOneOf === true && gapMs === undefined) return `on ${hostsText(service)}`
  if (isStart) return `on ${hostsText(service)}`
  if (gapMs === 0) return `on ${hostsText(service)}, without interruption`
  const gap = gapMs === undefined ? 'after an interruption' : waitsForShot === true ? `away for ${milliseconds(gapMs)}, the shot and its start` : `away for ${milliseconds(gapMs)} and its start`
  return `on ${hostsText(service)}, ${gap}${mayStay === true ? ' unless it ran there already' : ''}`
}
