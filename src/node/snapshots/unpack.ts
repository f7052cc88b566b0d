import { createReadStream } from 'node:fs'
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
 * Reads a file and unpacks it on the way, chunk by chunk. Never holds more than a chunk.
 *
 * Throws an `UnpackError` for a packing that is not known here, for damaged data, and beyond `mostBytes`.
 */
export async function* unpacked(path: string, mostBytes: number): AsyncGenerator<Uint8Array> {
  let size = 0
  try {
    for await (const chunk of decompressed(path)) {
      size += chunk.length
      if (size > mostBytes) throw new UnpackError(`The archive unpacks to more than ${Math.floor(mostBytes / 2 ** 20)} MiB`)
      yield chunk
    }
  } catch (error) {
    if (error instanceof UnpackError) throw error
    const code = (error as NodeJS.ErrnoException).code ?? ''
    throw new UnpackError(code.startsWith('Z_') || code.startsWith('ERR_') ? 'The archive is damaged' : `The archive cannot be read: ${code}`)
  }
}

async function* decompressed(path: string): AsyncGenerator<Uint8Array> {
  const packing = await firstBytes(path).then(packingOf)
  const file = createReadStream(path)
  if (packing === 'none') yield* file as AsyncIterable<Uint8Array>
  else if (packing === 'gzip') {
    const unpacker = createGunzip()
    file.once('error', error => unpacker.destroy(error))
    try {
      yield* file.pipe(unpacker) as AsyncIterable<Uint8Array>
    } finally {
      file.destroy()
      unpacker.destroy()
    }
  } else {
    file.destroy()
    throw new UnpackError(`The archive is packed with ${packing}: unpack it first, and give the folder`)
  }
}

async function firstBytes(path: string): Promise<Uint8Array> {
  for await (const chunk of createReadStream(path, { end: 15 })) return chunk as Uint8Array
  return new Uint8Array()
}
