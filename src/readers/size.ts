import { memberOf } from '../text/located-json.js'
import type { JsonNode } from '../text/located-json.js'

/** A size in bytes; one that was rounded for people is not exact. */
export interface Size {
  readonly sizeBytes: number
  readonly isExact: boolean
}

const powers = 'bkmgtpe'

/**
 * Reads a size as `lvs` and `lsblk` print it: `1178599424B`, `1178599424`, `<1.10g`, `512M`, `4S`.
 *
 * Small letters are powers of 1024, as are the capital ones of `lsblk`; `s` are sectors of 512 bytes. Capital letters of
 * LVM (`--units G`) would be powers of 1000, which nothing in the text tells apart: no such size is exact.
 *
 * Source: lvs(8) and lvmreport(7), `--units`; lsblk(8), `--bytes`.
 */
export function readSize(text: string): Size | undefined {
  const [, sign, digits, fraction, unit = ''] = /^([<>~]?)(\d{1,20})(?:[.,](\d{1,6}))?\s?([bskmgtpe]?)(?:i?b)?$/i.exec(text.trim()) ?? []
  if (digits === undefined) return undefined
  const value = Number(fraction === undefined ? digits : `${digits}.${fraction}`)
  const letter = unit.toLowerCase()
  const factor = letter === 's' ? 512 : 1024 ** Math.max(powers.indexOf(letter), 0)
  const sizeBytes = Math.round(value * factor)
  if (!Number.isSafeInteger(sizeBytes)) return undefined
  const isExact = sign === '' && fraction === undefined && (letter === '' || letter === 'b' || letter === 's')
  return { sizeBytes, isExact }
}

/** Reads a size out of a report, where it is a number or a text. */
export function sizeIn(node: JsonNode, name: string): Size | undefined {
  const member = memberOf(node, name)
  if (member?.kind === 'string') return readSize(member.value)
  if (member?.kind !== 'number' || !Number.isSafeInteger(member.value) || member.value < 0) return undefined
  return { sizeBytes: member.value, isExact: true }
}
