import type { ValueType } from '../vocabulary.js'

/** What fits into a type. */
export interface Range {
  readonly min: bigint
  readonly max: bigint
}

const ranges: Readonly<Partial<Record<ValueType, Range>>> = {
  u8: { min: 0n, max: 255n },
  u16: { min: 0n, max: 65_535n },
  u32: { min: 0n, max: 4_294_967_295n },
  i32: { min: -2_147_483_648n, max: 2_147_483_647n },
  // Read by strtoll: what is larger than that is no number to it.
  u64: { min: 0n, max: 9_223_372_036_854_775_807n },
}

/** The range of a type of numbers; nothing for others. */
export function rangeOf(type: ValueType): Range | undefined {
  return ranges[type]
}

/** Reads a number as safe_atoq of corosync does: blanks, a sign, decimal digits, and nothing behind. */
export function readNumber(text: string): bigint | undefined {
  return /^[ \t\v\f\r]*[+-]?\d+$/.test(text) ? BigInt(text.trim().replace(/^\+/, '')) : undefined
}

/** Reads a number that fits; nothing otherwise. */
export function numberIn(text: string, { min, max }: Range): number | undefined {
  const number = text.length > 100 ? undefined : readNumber(text)
  return number === undefined || number < min || number > max ? undefined : Number(number)
}
