/** FNV-1a over UTF-16 units, 32 bits: the same on every machine, and good for sorting and telling apart, not against malice. */
export function hashOf(text: string, seed = 0x811c9dc5): number {
  let hash = seed
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash >>> 0
}
