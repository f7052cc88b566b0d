import { originOf } from '../text/located.js'
import type { Origin } from '../text/located.js'
import { listed, milliseconds } from '../text/quantity.js'
import type { FailoverSetup } from './setup.js'
import type { FailoverEvent, Outcome } from './simulate.js'

/** Tells an outcome: the event, what follows, who decides it, and how it ends. */
export function tellOutcome(outcome: Outcome, setup: FailoverSetup, placeOf: (origin: Origin) => string): string {
  const lines = [titleOf(outcome.event, setup)]
  for (const { atMs, text, decidedBy, unset } of outcome.steps) {
    const time = atMs === undefined ? '' : atMs === 0 ? 'at once: ' : `after ${milliseconds(atMs)}: `
    const cause = decidedBy === undefined ? unset : placeOf(originOf(decidedBy))
    const source = cause === undefined ? '' : `  [${cause}]`
    lines.push(`  - ${time}${text}${source}`)
  }
  lines.push(`  = ${endOf(outcome, setup)}`)
  return `${lines.join('\n')}\n`
}

function titleOf(event: FailoverEvent, { paths }: FailoverSetup): string {
  const titles = {
    start: 'Both hosts start',
    'switch-over': 'Orderly switch-over',
    'death-of-active': 'The active host dies',
    'all-paths-lost': 'All heartbeat paths are lost',
    'replication-lost': 'The DRBD link alone is lost',
    'return-of-dead': 'The dead host returns',
    'power-loss': 'Both hosts lose power',
  }
  if (event.kind !== 'path-lost') return titles[event.kind]
  const isSerial = paths.some(({ name, isSerial: serial }) => name === event.path && serial === true)
  return `${isSerial ? 'The serial line' : 'The network on'} ${event.path} is lost`
}

function endOf(outcome: Outcome, setup: FailoverSetup): string {
  const { isSplitBrain, canDiverge, mayLoseWrites, isRace } = outcome
  const hosts = (names: readonly string[]): string => {
    if (isRace === true) return listed(setup.hosts.map(name => `"${name}"`), 'or')
    return names.length === 0 ? 'nobody' : listed(names.map(name => `"${name}"`))
  }
  const parts = [`primary: ${hosts(outcome.primaries)}`, `address: ${hosts(outcome.holders)}`, serviceOf(outcome)]
  if (isSplitBrain) parts.push('SPLIT BRAIN: both believe that they are alone')
  parts.push(canDiverge ? 'the copies can diverge' : 'the copies cannot diverge')
  if (mayLoseWrites) parts.push('confirmed writes may be lost')
  return parts.join('; ')
}

/** Says how long nothing is served. */
function serviceOf({ event, primaries, gapMs }: Outcome): string {
  if (primaries.length === 0) return 'nothing is served until somebody acts'
  if (event.kind === 'start') return 'served as soon as both hear each other'
  if (event.kind === 'power-loss') return 'nothing is served until the hosts have booted'
  if (gapMs === 0) return 'served without interruption'
  if (gapMs === undefined) return event.kind === 'all-paths-lost' ? 'served, by whoever a client reaches' : 'nothing is served while the group stops and starts'
  return `nothing is served for ${milliseconds(gapMs)} and the start of the group`
}
