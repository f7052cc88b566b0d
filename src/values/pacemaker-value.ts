/** Reads a boolean as Pacemaker does; `undefined` for what is none. */
export function booleanOf(value: string): boolean | undefined {
  const folded = value.toLowerCase()
  if (['true', 'on', 'yes', 'y', '1'].includes(folded)) return true
  return ['false', 'off', 'no', 'n', '0'].includes(folded) ? false : undefined
}

/** Tells whether something is on; what is no boolean counts as off. */
export function isTrue(value: string | undefined): boolean {
  return value !== undefined && booleanOf(value) === true
}

/** Reads a whole number as Pacemaker does: what follows behind the digits is passed over. `undefined` where there are none, and of what 64 bits cannot hold. */
export function integerOf(value: string): number | undefined {
  const digits = /^\s*([+-]?\d+)/.exec(value)?.[1]
  if (digits === undefined) return undefined
  const [, sign = '', figures = ''] = /^([+-]?)0*(\d*)$/.exec(digits) ?? []
  if (figures.length !== 19) return figures.length > 19 ? undefined : Number(digits)
  const size = BigInt(figures)
  return size <= (sign === '-' ? 2n ** 63n : 2n ** 63n - 1n) ? Number(digits) : undefined
}

const units: ReadonlyMap<string, number> = new Map([
  ['us', 0.001], ['usec', 0.001], ['ms', 1], ['msec', 1], ['', 1000], ['s', 1000], ['sec', 1000], ['m', 60_000], ['min', 60_000], ['h', 3_600_000], ['hr', 3_600_000],
])

/** Reads a time such as `60s`, `2min` or `PT20S` into milliseconds; `undefined` for what is none. */
export function millisecondsOf(value: string): number | undefined {
  const [, number, unit = ''] = /^\s*(\d+)\s*([a-z]*)/i.exec(value) ?? []
  if (number !== undefined) {
    const factor = units.get(unit.toLowerCase())
    return factor === undefined ? undefined : Number(number) * factor
  }
  const [, days = '0', hours = '0', minutes = '0', seconds = '0'] = /^P(?=.)(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(value) ?? []
  return /^P.*\d/.test(value) ? (((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 : undefined
}
