const quantity = /^[ \t]*([+-]?)([0-9]+)([KkMmGgs]?)$/
const shifts: Readonly<Record<string, number>> = { K: 1024, M: 1024 ** 2, G: 1024 ** 3, S: 512 }

/**
 * Reads a number as drbdadm does: `10M`, `2048s`, `60`.
 *
 * Suffixes are powers of 1024, `s` is a sector of 512 bytes; the result counts units of `scale` bytes, rounded up, and a
 * number without suffix counts them already. A negative number wraps to a huge one. Returns `undefined` for anything else.
 *
 * Source: drbd-utils user/shared/shared_tool.c, new_strtoll().
 */
export function quantityOf(text: string, scale: number): number | undefined {
  if (isPlain(text)) return Number(text)
  const match = quantity.exec(text)
  if (match === null) return undefined
  const [, sign, digits = '', suffix = ''] = match
  const number = sign === '-' && Number(digits) !== 0 ? 2 ** 64 - Number(digits) : Number(digits)
  if (suffix === '') return number
  const result = Math.ceil((number * (shifts[suffix.toUpperCase()] ?? 1)) / scale)
  return result >= 2 ** 64 ? undefined : result
}

/** Most numbers are digits only. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code < 48 || code > 57) return false
  }
  return text.length > 0
}
