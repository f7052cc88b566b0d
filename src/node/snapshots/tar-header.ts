/** The size of a header, and the unit of everything in a tar archive. */
export const blockSize = 512

/** What a header says of the entry that follows. */
export interface TarHeader {
  readonly path: string
  readonly size: number
  /** The type flag: `0` file, `1` hard link, `2` link, `5` folder, `x` `g` pax, `L` `K` long names, `S` sparse. */
  readonly type: string
  readonly target: string
  /** A sparse file's map goes on in the next block. */
  readonly isExtended: boolean
}

/**
 * Reads a header block. Returns `end` for a block of zeros, and nothing for a block whose checksum is wrong.
 *
 * Source: POSIX.1-2017 pax, "ustar Interchange Format"; GNU tar manual, "Basic Tar Format".
 */
export function readHeader(block: Uint8Array): TarHeader | 'end' | undefined {
  if (block.length < blockSize) return undefined
  if (block.every(byte => byte === 0)) return 'end'
  if (!hasRightChecksum(block)) return undefined
  const size = numberAt(block, 124, 12)
  if (size === undefined) return undefined
  const isPosix = textAt(block, 257, 6) === 'ustar' && block[262] === 0
  const prefix = isPosix ? textAt(block, 345, 155) : ''
  const name = textAt(block, 0, 100)
  const flag = String.fromCharCode(block[156] ?? 0)
  return {
    path: prefix === '' ? name : `${prefix}/${name}`,
    size,
    type: flag === '\0' || flag === '7' ? (name.endsWith('/') ? '5' : '0') : flag,
    target: textAt(block, 157, 100),
    isExtended: flag === 'S' && block[482] === 1,
  }
}

/** Reads the records of a pax header: `LENGTH KEY=VALUE\n`, the length counting all of it. */
export function readPaxRecords(bytes: Uint8Array): ReadonlyMap<string, string> {
  const records = new Map<string, string>()
  let at = 0
  while (at < bytes.length) {
    const blank = bytes.indexOf(0x20, at)
    if (blank === -1 || blank - at > 8) break
    const length = Number(decoder.decode(bytes.subarray(at, blank)))
    if (!Number.isInteger(length) || length <= blank - at + 1 || at + length > bytes.length) break
    const record = decoder.decode(bytes.subarray(blank + 1, at + length - 1))
    const equals = record.indexOf('=')
    if (equals > 0) records.set(record.slice(0, equals), record.slice(equals + 1))
    at += length
  }
  return records
}

const decoder = new TextDecoder()

/** Reads a text that a NUL or the end of its field closes. */
export function textAt(bytes: Uint8Array, start: number, length: number): string {
  const field = bytes.subarray(start, start + length)
  const end = field.indexOf(0)
  return decoder.decode(end === -1 ? field : field.subarray(0, end))
}

/** Reads an octal number, or one in base 256 as GNU tar writes large ones. */
function numberAt(block: Uint8Array, start: number, length: number): number | undefined {
  const first = block[start] ?? 0
  if ((first & 0x80) === 0) {
    const text = textAt(block, start, length).trim()
    return text === '' ? 0 : /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : undefined
  }
  if (first !== 0x80) return undefined // Negative, or beyond any size.
  let value = 0
  for (let at = start + 1; at < start + length; at += 1) value = value * 256 + (block[at] ?? 0)
  return Number.isSafeInteger(value) ? value : undefined
}

function hasRightChecksum(block: Uint8Array): boolean {
  const written = numberAt(block, 148, 8)
  let sum = 0
  for (let at = 0; at < blockSize; at += 1) sum += at >= 148 && at < 156 ? 0x20 : (block[at] ?? 0)
  return written === sum
}
