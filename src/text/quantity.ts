/** Writes a time given in milliseconds as people read it: `500 ms`, `10 s`, `1.5 s`. */
export function milliseconds(ms: number): string {
  return ms < 1000 ? `${ms} ms` : `${trimmed(ms / 1000)} s`
}

/** Writes a size given in bytes with the largest binary unit that keeps it readable: `512 B`, `10 GiB`, `9.99 GiB`. */
export function bytes(size: number): string {
  return inUnit(size, unitOf(size))
}

/**
 * Writes sizes that are compared with each other in one unit, the largest in which those that differ look different:
 * `1023.5 GiB` and `1024 GiB`.
 */
export function comparedBytes(...sizes: readonly number[]): readonly string[] {
  const distinct = new Set(sizes).size
  for (let unit = unitOf(Math.min(...sizes)); unit > 0; unit -= 1) {
    const texts = sizes.map(size => inUnit(size, unit))
    if (new Set(texts).size === distinct) return texts
  }
  return sizes.map(size => `${size} bytes`)
}

const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'] as const

/** Finds the largest unit of which a size has at least one. */
function unitOf(size: number): number {
  let unit = 0
  for (let value = size; value >= 1024 && unit < units.length - 1; value /= 1024) unit += 1
  return unit
}

function inUnit(size: number, unit: number): string {
  return `${trimmed(size / 1024 ** unit)} ${units[unit]}`
}

/** Joins words the way prose does: `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[], conjunction = 'and'): string {
  if (words.length <= 1) return words.join('')
  return `${words.slice(0, -1).join(', ')} ${conjunction} ${words[words.length - 1]}`
}

/** The same of words of which there may be hundreds: `a, b, c, d, e and 4 more`. */
export function brieflyListed(words: readonly string[]): string {
  return words.length <= most ? listed(words) : `${words.slice(0, most).join(', ')} and ${words.length - most} more`
}

/** How many of them are shown. */
const most = 5

/** Writes a number with commas between the thousands: `4,999`. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** Writes a count with its noun: `1 file`, `3 files`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`
}

function trimmed(value: number): string {
  return String(Math.round(value * 100) / 100)
}
