/**
 * Names of files are bytes, and need not be UTF-8. Such a byte stands in our paths as half of a surrogate pair, `\udc80` to
 * `\udcff`, which no text in UTF-8 gives, so that every name has one path and every path one name.
 *
 * Source: the same as Python's PEP 383.
 */

/** Gives a path the form in which the system takes it. */
export function onDisk(path: string): string | Buffer {
  if (!hasByte.test(path)) return path
  const parts = path.split(/([\udc80-\udcff])/u)
  return Buffer.concat(parts.map((part, index) => (index % 2 === 0 ? Buffer.from(part, 'utf8') : Buffer.from([part.charCodeAt(0) - 0xdc00]))))
}

const hasByte = /[\udc80-\udcff]/u

/** Reads a name or path as the system has it. */
export function fromDisk(bytes: Buffer): string {
  let path = ''
  for (let at = 0; at < bytes.length; ) {
    const length = lengthOfCharacter(bytes, at)
    path += length === 0 ? String.fromCharCode(0xdc00 + (bytes[at] ?? 0)) : bytes.toString('utf8', at, at + length)
    at += Math.max(1, length)
  }
  return path
}

/** Counts the bytes of the character that begins there; none where they are no UTF-8. */
function lengthOfCharacter(bytes: Buffer, at: number): number {
  const first = bytes[at] ?? 0
  const length = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2
  const character = bytes.subarray(at, at + length)
  const text = character.toString('utf8')
  return Buffer.from(text, 'utf8').equals(character) && [...text].length === 1 ? length : 0
}
