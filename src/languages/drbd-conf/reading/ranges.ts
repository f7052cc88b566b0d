import type { OptionAt } from '../vocabulary.js'

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
