/** Takes bytes off a stream of chunks in pieces of any size. */
export interface ChunkReader {
  /** Returns exactly that many bytes; fewer where the stream ends. */
  take(count: number): Promise<Uint8Array>
  /** Passes bytes over; tells whether they were all there. */
  skip(count: number): Promise<boolean>
}

/** Reads a stream of chunks piece by piece. */
export function createChunkReader(chunks: AsyncIterable<Uint8Array>): ChunkReader {
  const iterator = chunks[Symbol.asyncIterator]()
  let chunk: Uint8Array = new Uint8Array()

  /** Makes sure that the current chunk has bytes; false at the end. */
  const fill = async (): Promise<boolean> => {
    while (chunk.length === 0) {
      const next = await iterator.next()
      if (next.done === true) return false
      chunk = next.value
    }
    return true
  }
  const cut = (count: number): Uint8Array => {
    const piece = chunk.subarray(0, count)
    chunk = chunk.subarray(piece.length)
    return piece
  }

  return {
    async take(count) {
      const pieces: Uint8Array[] = []
      let left = count
      while (left > 0 && (await fill())) {
        const piece = cut(left)
        pieces.push(piece)
        left -= piece.length
      }
      return Buffer.concat(pieces)
    },
    async skip(count) {
      let left = count
      while (left > 0 && (await fill())) left -= cut(left).length
      return left === 0
    },
  }
}
