/**
 * Condenses pieces of text into 16 hexadecimal digits, to tell whether two files say the same.
 *
 * It is no cryptographic hash: it guards against accidents, not against a forger.
 */
export function fingerprintOf(pieces: Iterable<string>): string {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  const add = (unit: number): void => {
    high = Math.imul(high ^ unit, 2654435761)
    low = Math.imul(low ^ unit, 1597334677)
  }
  for (const piece of pieces) {
    for (let at = 0; at < piece.length; at += 1) add(piece.charCodeAt(at))
    add(0x10000) // Keeps "ab" + "c" and "a" + "bc" apart.
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return hexadecimal(high) + hexadecimal(low)
}

function hexadecimal(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0')
}
