/**
 * Reads an integer as C's `atoi` does on a 64-bit host: a sign, then the leading digits; 0 where there are none.
 *
 * Too large a number wraps to 32 bits, as the conversion from `long` does.
 */
export function readCInteger(text: string): number {
  const match = /^[ \t\n\v\f\r]*([+-]?)([0-9]+)/.exec(text)
  if (match === null) return 0
  const [, sign = '', digits = ''] = match
  if (digits.length <= 9) return sign === '-' ? -Number(digits) : Number(digits)
  const largest = sign === '-' ? 2n ** 63n : 2n ** 63n - 1n
  const magnitude = digits.length > 4000 ? largest : BigInt(digits)
  const clamped = magnitude > largest ? largest : magnitude
  return Number(BigInt.asIntN(32, sign === '-' ? -clamped : clamped))
}

/** Tells whether nothing of an integer's text is ignored by `atoi`. */
export function isPlainInteger(text: string): boolean {
  return /^[+-]?[0-9]+$/.test(text)
}
