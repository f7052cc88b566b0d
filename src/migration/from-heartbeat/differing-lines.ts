import type { Draft } from '../draft.js'
import { replaced } from '../ledger.js'
import type { Ledger } from '../ledger.js'
import type { Directive } from './ha-cf-lines.js'

interface Choice {
  /** What the lines become. */
  readonly to: string
  /** What is so for all hosts now. */
  what(first: string): string
  /** What a host does of which nothing is said. */
  readonly otherwise: string
  /** What a value means, so that equal ones compare. */
  meaning(value: string): string
}

/** What a host may have said otherwise than the others, and what all hosts get in one corosync.conf. */
const choices: Readonly<Record<string, Choice>> = {
  debug: {
    to: 'corosync.conf: logging.debug',
    what: first => `logging.debug is what "${first}" says`,
    otherwise: '0',
    meaning: value => (Number(value) > 0 ? 'on' : 'off'),
  },
  logfacility: {
    to: 'corosync.conf: logging.syslog_facility',
    what: first => `logging.syslog_facility is what "${first}" says`,
    otherwise: '',
    meaning: value => value.toLowerCase(),
  },
  logfile: {
    to: 'corosync.conf: logging.logfile',
    what: () => 'all hosts write to /var/log/corosync/corosync.log, and what reads or rotates the old files must learn of it',
    otherwise: '',
    meaning: value => value,
  },
}

/** Lists the lines that do not count, because the first host that has one says something else; tells of the choice. */
export function outvoted(draft: Draft, lines: readonly Directive[], ledger: Ledger): ReadonlySet<Directive> {
  const found = new Set<Directive>()
  const hosts = [...new Set(lines.map(({ host }) => host))]
  for (const [name, { to, what, otherwise, meaning }] of Object.entries(choices)) {
    const own = hosts.map(host => ({ host, line: lines.filter(line => line.host === host && line.name === name).at(-1) }))
    const [first] = own.flatMap(({ host, line }) => (line === undefined ? [] : [{ host, line }]))
    const said = own.map(({ host, line }) => ({ host, line, means: meaning(line?.words[0] ?? otherwise) }))
    if (first === undefined || new Set(said.map(({ means }) => means)).size < 2) continue
    const counts = meaning(first.line.words[0] ?? otherwise)
    draft.decisions.push({
      what: what(first.host),
      why: `all hosts get the same corosync.conf, and they differ: ${said.map(({ host, line }) => `"${host}" ${line === undefined ? `says nothing of ${name}` : `has "${line.key}"`}`).join(', ')}`,
    })
    for (const line of lines) {
      if (line.name !== name || line.host === first.host || meaning(line.words[0] ?? otherwise) === counts) continue
      found.add(line)
      ledger.settle('ha-cf', line.key, replaced(to, `what "${first.host}" says counts for all hosts: "${first.line.key}"`))
    }
  }
  return found
}
