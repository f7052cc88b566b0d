import { createReadStream, readFileSync, statSync } from 'node:fs'
import { Readable } from 'node:stream'
import type { ReadableStream as WebStream } from 'node:stream/web'
import { createGunzip } from 'node:zlib'

/** How an archive is packed, by its first bytes. */
export type Packing = 'gzip' | 'bzip2' | 'xz' | 'zstd' | 'none'

/** The archive could not be unpacked: what is wrong, as a finding would say it. */
export class UnpackError extends Error {}

/** Recognises a packing; what is not packed may still be no archive. */
export function packingOf(bytes: Uint8Array): Packing {
  const starts = (...expected: readonly number[]): boolean => expected.every((byte, index) => bytes[index] === byte)
  if (starts(0x1f, 0x8b)) return 'gzip'
  if (starts(0x42, 0x5a, 0x68)) return 'bzip2'
  if (starts(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00)) return 'xz'
  return starts(0x28, 0xb5, 0x2f, 0xfd) ? 'zstd' : 'none'
}

/**
 * Reads a file and unpacks it on the way, chunk by chunk; only bzip2 is unpacked as a whole.
 *
 * Throws an `UnpackError` for a packing that is not known here, for damaged data, and beyond `mostBytes`.
 */
export async function* unpacked(path: string, mostBytes: number): AsyncGenerator<Uint8Array> {
  let size = 0
  try {
    for await (const chunk of decompressed(path, mostBytes)) {
      size += chunk.length
      if (size > mostBytes) throw tooLarge(mostBytes)
      yield chunk
    }
  } catch (error) {
    if (error instanceof UnpackError) throw error
    const code = (error as NodeJS.ErrnoException).code
    const isUnreadable = typeof code === 'string' && /^E[A-Z]+$/.test(code) && code !== 'EOF' && !code.startsWith('ERR')
    throw new UnpackError(isUnreadable ? `The archive cannot be read: ${code}` : 'The archive is damaged')
  }
}

async function* decompressed(path: string, mostBytes: number): AsyncGenerator<Uint8Array> {
  const packing = await firstBytes(path).then(packingOf)
  if (packing === 'zstd') throw new UnpackError('The archive is packed with zstd: unpack it first, and give the folder')
  if (packing === 'bzip2') {
    yield* bunzipped(path, mostBytes)
    return
  }
  const file = createReadStream(path)
  try {
    if (packing === 'none') yield* file as AsyncIterable<Uint8Array>
    else if (packing === 'xz') {
      const { default: xz } = await import('xz-decompress')
      const stream = new xz.XzReadableStream(Readable.toWeb(file) as unknown as ReadableStream<Uint8Array>)
      yield* stream as unknown as WebStream<Uint8Array>
    } else {
      const unpacker = createGunzip()
      file.once('error', error => unpacker.destroy(error))
      yield* file.pipe(unpacker) as AsyncIterable<Uint8Array>
    }
  } finally {
    file.destroy()
  }
}

/** The decoder works on the whole file at once, so that less of it is allowed. */
const mostBunzipped = 512 * 2 ** 20

/** What is used of seek-bzip, which brings no types: it hands out byte after byte. */
interface Bunzip {
  decode(input: Uint8Array, output: { writeByte(byte: number): void }, multistream: boolean): void
}

async function* bunzipped(path: string, mostBytes: number): AsyncGenerator<Uint8Array> {
  // @ts-expect-error The package brings no types.
  const { default: bunzip } = (await import('seek-bzip')) as { default: Bunzip }
  const most = Math.min(mostBytes, mostBunzipped)
  if (statSync(path).size > most) throw tooLarge(most)
  const chunks: Uint8Array[] = []
  let chunk = new Uint8Array()
  let used = 0
  let size = 0
  const writeByte = (byte: number): void => {
    if (used === chunk.length) {
      if (size >= most) throw tooLarge(most)
      chunk = new Uint8Array(65_536)
      chunks.push(chunk)
      used = 0
    }
    chunk[used] = byte
    used += 1
    size += 1
  }
  const { noDeprecation = false } = process
  process.noDeprecation = true // The package makes its buffers in an old way, and Node would say so to the user.
  try {
    bunzip.decode(readFileSync(path), { writeByte }, true)
  } finally {
    process.noDeprecation = noDeprecation
  }
  for (const [index, bytes] of chunks.entries()) yield index === chunks.length - 1 ? bytes.subarray(0, used) : bytes
}

function tooLarge(mostBytes: number): UnpackError {
  return new UnpackError(`The archive unpacks to more than ${Math.floor(mostBytes / 2 ** 20)} MiB`)
}

async function firstBytes(path: string): Promise<Uint8Array> {
  for await (const chunk of createReadStream(path, { end: 15 })) return chunk as Uint8Array
  return new Uint8Array()
}
