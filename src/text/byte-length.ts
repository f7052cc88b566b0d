import type { Encoding } from './source.js'

/** Counts the bytes that a text has in its file: programs of the time count those, not characters. */
export function byteLength(text: string, encoding: Encoding = 'utf8'): number {
  if (encoding === 'latin1') return text.length
  let bytes = text.length
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code < 0x80) continue
    // Of a pair, each half adds one byte to its unit: four bytes for two units.
    bytes += code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 1 : 2
  }
  return bytes
}
