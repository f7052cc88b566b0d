/** A number at the start of a word. */
export interface LeadingNumber {
  /** What heartbeat makes of it. */
  readonly value: number
  /** How many characters of the word it takes. */
  readonly length: number
}

/**
 * Reads the number at the start of a word as C's `%d` does on a 64-bit host.
 *
 * Too large ones first stick at the limits of `long`, then lose all but their lower 32 bits.
 */
export function readNumber(word: string): LeadingNumber | undefined {
  const digits = /^[+-]?[0-9]+/.exec(word)?.[0]
  if (digits === undefined) return undefined
  if (digits.length <= 9) return { value: Number(digits), length: digits.length }
  const negative = digits.startsWith('-')
  const significant = digits.replace(/^[+-]?0*/, '')
  const limit = negative ? -(2n ** 63n) : 2n ** 63n - 1n
  const exact = significant.length > 20 ? limit : (negative ? -1n : 1n) * BigInt(significant || '0')
  const long = negative ? (exact < limit ? limit : exact) : exact > limit ? limit : exact
  return { value: Number(BigInt.asIntN(32, long)), length: digits.length }
}
