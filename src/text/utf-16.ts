/** How the two bytes of a character come. */
export type Utf16Order = 'little-endian' | 'big-endian'

/** So much of a text tells. */
const sampleLength = 256

/**
 * Tells whether a text that was read byte by byte, or as UTF-8, is UTF-16: it begins with the mark of that, or every second
 * byte of its beginning is a NUL.
 */
export function utf16OrderOf(text: string): Utf16Order | undefined {
  const hasNul = text.includes('\0')
  if (hasNul && text.startsWith('\xff\xfe')) return 'little-endian'
  if (hasNul && text.startsWith('\xfe\xff')) return 'big-endian'
  const sample = text.slice(0, sampleLength)
  if (sample.length < 6 || !hasNul) return undefined
  const counts = [0, 0]
  for (let at = 0; at < sample.length; at += 1) if (sample[at] === '\0') counts[at % 2] = (counts[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = counts
  const half = Math.floor(sample.length / 2)
  if (even === 0 && odd >= 0.9 * half) return 'little-endian'
  return odd === 0 && even >= 0.9 * half ? 'big-endian' : undefined
}
