import { quantityOf } from '../../../values/drbd-quantity.js'
import type { Dialect, OptionAt } from '../vocabulary.js'

/** Says what numbers an option takes: `1–600 (0.1 s)`, `64K–4G`. */
export function rangeText({ entry, facts }: OptionAt): string {
  const { min, max } = facts
  const unit = unitText(facts.scale, entry.unit)
  if (min === undefined || max === undefined) return unit === '' ? 'a number' : unit
  // Beyond that a number is as good as unlimited, and cannot be written exactly.
  if (max > Number.MAX_SAFE_INTEGER) return `${min} or more`
  return `${min}–${max}${unit === '' ? '' : ` ${unit}`}`
}

function unitText(scale: number, unit: string | undefined): string {
  if (scale === 1024) return 'KiB'
  if (scale === 512) return 'sectors'
  if (unit === undefined) return ''
  return /^[0-9]/.test(unit) ? `(in ${unit})` : unit
}

/** Reads a number as the release reads it for an option; `undefined` for what is none to it. */
export function readNumber({ entry, facts }: OptionAt, text: string, dialect: Dialect): number | undefined {
  return dialect === '0.7' && !isNumber07(text, { entry, facts }) ? undefined : quantityOf(text, facts.scale)
}

/** Tells whether a text is a number that an option may be. */
export function numberTakes(option: OptionAt, text: string, dialect: Dialect): boolean {
  const number = readNumber(option, text, dialect)
  return number !== undefined && isInRange(option, number)
}

/** Tells whether an option may be a number. */
export function isInRange({ facts: { min, max } }: OptionAt, number: number): boolean {
  return (min === undefined || number >= min) && (max === undefined || number <= max)
}

/** In 0.7 only sizes and rates take a suffix, and no number has more than nine digits. */
function isNumber07(text: string, { entry, facts }: Pick<OptionAt, 'entry' | 'facts'>): boolean {
  return facts.scale === 1 && entry.name !== 'sndbuf-size' ? /^[0-9]{1,9}$/.test(text) : /^[0-9]{1,9}[kmgKMG]?$/.test(text)
}
