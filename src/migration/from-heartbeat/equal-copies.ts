import { readHeartbeatBoolean } from '../../values/heartbeat-boolean.js'
import { readHeartbeatTime } from '../../values/heartbeat-time.js'
import { Refusal } from '../input.js'
import type { Directive } from './ha-cf-lines.js'

/** What all hosts of the new cluster have in common, so that no copy may say something else; links, logs and devices may differ. */
const common: Readonly<Record<string, (value: string) => string>> = {
  deadtime: value => String(readHeartbeatTime(value) ?? value),
  auto_failback: value => String(value.toLowerCase() === 'legacy' || (readHeartbeatBoolean(value) ?? value)),
  nice_failback: value => String(readHeartbeatBoolean(value) ?? value),
  udpport: value => value,
  cluster: value => value,
}

/** Throws a `Refusal` where copies of ha.cf say something else of what the new cluster can have once only. */
export function refuseDifferentCopies(lines: readonly Directive[]): void {
  const hosts = [...new Set(lines.map(({ host }) => host))]
  for (const [name, meaning] of Object.entries(common)) {
    const [first, ...others] = hosts.map(host => lines.filter(line => line.host === host && line.name === name).at(-1))
    const said = (line: Directive | undefined): string | undefined => (line === undefined ? undefined : meaning(line.words[0] ?? ''))
    const other = others.find(line => said(line) !== said(first))
    const found = others.some(line => said(line) !== said(first)) ? (other ?? first) : undefined
    if (found !== undefined) throw new Refusal(`${found.at.file}: "${found.key}": the ha.cf of another host says ${other !== undefined && first !== undefined ? `"${first.key}"` : `nothing of ${name}`}: make them equal first, because nobody can tell which one is meant`)
  }
}
