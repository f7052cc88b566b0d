import { largestFile } from '../workspace/documents/file-system.js'
import { UsageError } from './usage-error.js'

let known: Uint8Array | undefined

/** What was read of standard input so far: it can be read only once. */
export function standardInputSoFar(): Uint8Array | undefined {
  return known
}

/** Hands over what another thread has read. */
export function giveStandardInput(bytes: Uint8Array): void {
  known = bytes
}

/** Reads standard input to its end. Signals are heard while it waits. */
export async function readStandardInput(): Promise<Buffer> {
  if (known === undefined) {
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
      chunks.push(chunk)
      size += chunk.length
      if (size > largestFile) throw new UsageError('standard input is larger than 64 MiB')
    }
    known = Buffer.concat(chunks)
  }
  return Buffer.from(known.buffer, known.byteOffset, known.byteLength)
}
