import { statSync } from 'node:fs'
import type { ResourceLimits } from 'node:worker_threads'

import { isArchiveName } from '../node/snapshots/archive-name.js'

/** What the program takes by itself, in megabytes, and what it may take for each byte of its input. */
const base = 100
const forEachByte = 60

/** Of these the space for new objects has a part, which speed hangs on, and what no limit covers: the code, and the bytes as they were read. */
const young = 12
const outside = 54
const outsideForEachByte = 6

const megabyte = 1_000_000
const mebibyte = 2 ** 20

/** So much memory may the command take, in words. */
export const limitInWords = `${base} MB and ${forEachByte} bytes for each byte of it`

/** Says how much a thread may take for so many bytes of input. */
export function limitsFor(bytes: number): ResourceLimits {
  const old = (base - young - outside) * megabyte + (forEachByte - outsideForEachByte) * bytes
  return { maxOldGenerationSizeMb: Math.ceil(old / mebibyte), maxYoungGenerationSizeMb: young }
}

/**
 * Adds up the files that a command line names. `undefined` where nobody knows how much will be read: of folders, archives,
 * and with threads beside this one.
 */
export function namedBytes(argv: readonly string[], standardInput: Uint8Array | undefined): number | undefined {
  let sum = standardInput?.length ?? 0
  for (const word of argv) {
    if (/^(-j|--jobs)/.test(word)) return undefined
    if (word.startsWith('-')) continue
    if (isArchiveName(word)) return undefined
    try {
      const status = statSync(word, { throwIfNoEntry: false })
      if (status?.isDirectory() === true) return undefined
      if (status?.isFile() === true) sum += status.size
    } catch {
      // Reading says why.
    }
  }
  return sum === 0 ? undefined : sum
}
