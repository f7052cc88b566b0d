/**
 * Reads a time of heartbeat such as `2`, `.5` or `1500ms` and returns whole milliseconds.
 *
 * Units: none = seconds, `ms…`, `us…` in any case; whatever follows these two letters is ignored, and so is everything
 * from a second point on. Returns `undefined` for what heartbeat does not understand, such as `10s` or `-1`.
 *
 * Source: cluster-glue lib/clplumbing/cl_misc.c, cl_get_msec().
 */
export function readHeartbeatTime(text: string): number | undefined {
  const match = /^([0-9.]+)(ms|us|$)/i.exec(text)
  if (match === null) return undefined
  const [, digits = '', unit = ''] = match
  const number = Number(/^[0-9]*\.?[0-9]*/.exec(digits)?.[0] ?? '')
  const value = Number.isNaN(number) ? 0 : number
  const factor = unit === '' ? 1000 : unit.toLowerCase() === 'ms' ? 1 : 1 / 1000
  const ms = Math.floor(value * factor + 0.5)
  return ms < 2 ** 63 ? ms : undefined
}

/** Tells whether a time is written so that nothing of it is ignored. */
export function isPlainHeartbeatTime(text: string): boolean {
  return /^([0-9]+\.?[0-9]*|\.[0-9]+)(ms|msec|us|usec)?$/i.test(text)
}
