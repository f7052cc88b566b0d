/** Writes a time given in milliseconds as people read it: `500 ms`, `10 s`, `1.5 s`. */
export function milliseconds(ms: number): string {
  return ms < 1000 ? `${ms} ms` : `${trimmed(ms / 1000)} s`
}

/** Writes a size given in bytes with the largest binary unit that keeps it readable: `512 B`, `10 GiB`, `9.99 GiB`. */
export function bytes(size: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB']
  let value = size
  let unit = 0
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024
    unit += 1
  }
  return `${trimmed(value)} ${units[unit]}`
}

/** Joins words the way prose does: `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[], conjunction = 'and'): string {
  if (words.length <= 1) return words.join('')
  return `${words.slice(0, -1).join(', ')} ${conjunction} ${words[words.length - 1]}`
}

/** Writes a count with its noun: `1 file`, `3 files`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`
}

function trimmed(value: number): string {
  return String(Math.round(value * 100) / 100)
}
