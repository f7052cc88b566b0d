import { originOf } from '../../text/located.js'
import type { Origin } from '../../text/located.js'
import { listed, milliseconds } from '../../text/quantity.js'
import type { FailoverEvent, Outcome } from './simulate.js'

/** Tells an outcome: the event, what follows, who decides it, and how it ends. */
export function tellOutcome(outcome: Outcome, placeOf: (origin: Origin) => string): string {
  const lines = [titleOf(outcome.event)]
  for (const { atMs, text, decidedBy } of outcome.steps) {
    const time = atMs === undefined ? '' : `after ${milliseconds(atMs)}: `
    const source = decidedBy === undefined ? '' : `  [${placeOf(originOf(decidedBy))}]`
    lines.push(`  - ${time}${text}${source}`)
  }
  lines.push(`  = ${endOf(outcome)}`)
  return `${lines.join('\n')}\n`
}

function titleOf(event: FailoverEvent): string {
  const titles = {
    start: 'Both hosts start',
    'switch-over': 'Orderly switch-over',
    'death-of-active': 'The active host dies',
    'all-paths-lost': 'All heartbeat paths are lost',
    'replication-lost': 'The DRBD link alone is lost',
    'return-of-dead': 'The dead host returns',
    'power-loss': 'Both hosts lose power',
  }
  return event.kind === 'path-lost' ? `The path ${event.path} is lost` : titles[event.kind]
}

function endOf({ primaries, holders, canDiverge, isSplitBrain, mayLoseWrites, gapMs }: Outcome): string {
  const hosts = (names: readonly string[]): string => (names.length === 0 ? 'nobody' : listed(names.map(name => `"${name}"`)))
  const parts = [`primary: ${hosts(primaries)}`, `address: ${hosts(holders)}`]
  if (gapMs !== undefined && gapMs > 0) parts.push(`nothing is served for ${milliseconds(gapMs)} and the start of the group`)
  if (isSplitBrain) parts.push('SPLIT BRAIN: both believe that they are alone')
  if (canDiverge) parts.push('the copies can diverge')
  if (mayLoseWrites) parts.push('confirmed writes may be lost')
  return parts.join('; ')
}
