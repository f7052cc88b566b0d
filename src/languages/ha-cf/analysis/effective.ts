import type { Located } from '../../../text/located.js'
import type { HaCf } from '../schema.js'

/** Heartbeat's own value of the times that a file need not give, in milliseconds. */
export const defaultTimes = { keepalive: 1000, deadtime: 30000 } as const

/** The times that heartbeat works with, in milliseconds. */
export interface EffectiveTimes {
  readonly keepalive: number
  readonly warntime: number
  readonly deadtime: number
  readonly initdead: number
  readonly deadping: number
}

/**
 * Works out the times that heartbeat uses: what the file says, else what heartbeat derives.
 *
 * Source: heartbeat 3.0.6 heartbeat/config.c, init_config().
 */
export function effectiveTimes(model: HaCf): EffectiveTimes {
  const keepalive = model.keepalive?.value ?? defaultTimes.keepalive
  const deadtime = model.deadtime?.value ?? defaultTimes.deadtime
  return {
    keepalive,
    deadtime,
    warntime: model.warntime?.value ?? Math.trunc(deadtime / 2),
    initdead: model.initdead?.value ?? derivedInitdead(deadtime),
    deadping: model.deadping?.value ?? deadtime,
  }
}

/**
 * The times that can be compared: those of which a word is refused, and what derives from them, are left out, and so are
 * those that a line which heartbeat does not know may be meant to set.
 */
export function knownTimes(model: HaCf): Partial<EffectiveTimes> {
  const times = effectiveTimes(model)
  const isKnown = (name: keyof EffectiveTimes): boolean =>
    !model.unclearTimes.has(name) && (model[name] !== undefined || (!model.hasUnreadLines && !model.unclearTimes.has('deadtime')))
  const names = ['keepalive', 'warntime', 'deadtime', 'initdead', 'deadping'] as const
  return model.isTemplate ? {} : Object.fromEntries(names.filter(isKnown).map(name => [name, times[name]]))
}

/** The values that heartbeat sets where a file is silent. */
const defaults: readonly (readonly [string, string])[] = [
  ['cluster', 'linux-ha'], ['hopfudge', '1'], ['keepalive', '1000ms'], ['deadtime', '30000ms'], ['baud', '19200'],
  ['udpport', '694'], ['auto_failback', 'legacy'], ['hbgenmethod', 'file'], ['realtime', 'true'], ['debug', '0'],
  ['msgfmt', 'classic'], ['conn_logd_time', '60'], ['log_badpack', 'true'], ['syslogmsgfmt', 'true'],
  ['coredumps', 'true'], ['pacemaker', 'false'], ['autojoin', 'none'], ['uuidfrom', 'file'], ['compression', 'zlib'],
  ['compression_threshold', '2'], ['traditional_compression', 'no'], ['max_rexmit_delay', '250'],
  ['record_config_changes', 'on'],
  ['record_pengine_inputs', 'on'], ['enable_config_writes', 'on'], ['memreserve', '6500'],
]

/** Options that heartbeat acts on but does not keep as text. */
const unkept: ReadonlySet<string> = new Set(['use_apphbd'])

/** An effective value and where the file says it; heartbeat's own values have no place. */
export interface EffectiveValue {
  readonly value: string
  readonly at?: Located<string>
}

/** Lists the value of every option as `heartbeat -v` prints it for an accepted file. */
export function effectiveOptions(model: HaCf): Map<string, EffectiveValue> {
  const values = new Map<string, EffectiveValue>()
  for (const [name, value] of defaults) values.set(name, { value })
  const times = effectiveTimes(model)
  values.set('warntime', { value: `${times.warntime}ms` })
  values.set('initdead', { value: `${times.initdead}ms` })
  values.set('deadping', { value: `${times.deadping}ms` })
  for (const [name, at] of model.options) if (!unkept.has(name)) values.set(name, { value: at.value, at })
  if (!model.options.has('use_logd') && logDirectives(model).length === 0) values.set('use_logd', { value: 'yes' })
  if (usesSyslog(model)) {
    for (const name of ['logfile', 'debugfile']) if (!values.has(name)) values.set(name, { value: '/dev/null' })
  }
  return values
}

/** Lists the directives by which heartbeat logs without the logging daemon. */
export function logDirectives(model: HaCf): Located<string>[] {
  const found: Located<string>[] = []
  for (const name of ['logfile', 'debugfile']) {
    const option = model.options.get(name)
    if (option !== undefined) found.push(option)
  }
  const facility = model.options.get('logfacility')
  if (facility !== undefined && usesSyslog(model)) found.push(facility)
  return found
}

/** The facilities `kern` and `none` have the number 0, which heartbeat takes for none at all. */
function usesSyslog(model: HaCf): boolean {
  const facility = model.options.get('logfacility')?.value
  return facility !== undefined && facility !== 'kern' && facility !== 'none'
}

function derivedInitdead(deadtime: number): number {
  if (deadtime > 10000) return deadtime
  return deadtime < 6000 ? 12000 : 2 * deadtime
}
