import type { Disagreement } from '../../../agreement/adapter.js'
import type { Probe } from './generate.js'
import type { Oracle } from './oracle.js'
import { ownAddresses, refusals } from './verdict.js'

/** Which program to ask, and what it is called here. */
export interface Compared {
  readonly target: string
  readonly module: string
}

/** Asks the real drbdadm and cfgcheck about a text; nothing where they agree. */
export function disagreementOn(probe: Probe, { target, module }: Compared, oracle: Oracle): Disagreement | undefined {
  const { isAccepted, output } = oracle.judge(probe.text, { module, host: probe.host })
  const found = refusals(probe.text, { target, host: probe.host, addresses: ownAddresses })
  if (isAccepted === (found.length === 0)) return undefined
  return {
    ...probe,
    dialect: target,
    verdict: isAccepted ? 'accepts' : 'refuses',
    kind: isAccepted ? `false alarm: ${found[0]?.rule ?? ''}` : `missed: ${essenceOf(output)}`,
  }
}

/** The complaint of drbdadm without names, places and values. */
export function essenceOf(output: string): string {
  const complaints = output
    .split('\n')
    .map(line => line.replace(/^\S*:\d+:/, '').trim())
    .filter(line => line !== '' && !/PRETENDING|__DRBD_NODE__|^found |^\(null\)$/i.test(line))
  const [first = 'no message', second = ''] = complaints
  return `${first} ${second}`.replace(/'[^']*'|"[^"]*"|\d+|\br\d\b/g, '…').replace(/\s+/g, ' ').trim().slice(0, 120)
}
