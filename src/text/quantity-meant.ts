import { bytes, milliseconds } from './quantity.js'

/** What one of a unit comes to; pages are those of x86. */
const sizes: Readonly<Record<string, number>> = { pages: 4096, '4 MiB extents': 4 * 1024 ** 2, KiB: 1024 }
const suffixes: Readonly<Record<string, number>> = { k: 1024, m: 1024 ** 2, g: 1024 ** 3, t: 1024 ** 4, p: 1024 ** 5 }

/**
 * Says what a number amounts to where its unit hides it: `5` tenths of a second are `0.5 s`, `8000` pages `31.25 MiB`.
 * `bytesEach` is what one of a size without suffix counts. Nothing where the number says it already.
 */
export function valueMeant(value: string, unit: string, bytesEach?: number): string | undefined {
  const [, digits = '', suffix = ''] = /^(\d+)([A-Za-z]?)$/.exec(value) ?? []
  if (digits === '') return undefined
  const number = Number(digits)
  if (unit === 'tenths of a second') return suffix === '' ? milliseconds(number * 100) : undefined
  if (unit === 'milliseconds' || unit === 'ms') return suffix === '' && number >= 1000 ? milliseconds(number) : undefined
  const isRate = unit === 'bytes per second'
  const each = suffix === '' ? (sizes[unit] ?? (unit === 'bytes' || isRate ? bytesEach : undefined)) : unit === 'bytes' || isRate ? suffixes[suffix.toLowerCase()] : undefined
  if (each === undefined || each === 1 || number === 0) return undefined
  return `${bytes(number * each)}${isRate ? '/s' : ''}`
}
