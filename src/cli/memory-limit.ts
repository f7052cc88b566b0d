import { closeSync, fstatSync, lstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { ResourceLimits } from 'node:worker_threads'

import { isArchiveName } from '../node/snapshots/archive-name.js'
import { largestFile } from '../workspace/documents/file-system.js'

/** What the program takes by itself, in megabytes, and what it may take for each byte of its input. */
const base = 100
const forEachByte = 60

/** Of these the space for new objects has a part, which speed hangs on, and what no limit covers: the code, and the bytes as they were read. */
const young = 12
const outside = 57
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
 * Adds up what a command line names: files, all that lies below folders, and what archives say that they unpack to. What is
 * not found so, such as files that others include, is known when it was read. `undefined` where nothing is named, and with
 * threads beside this one.
 */
export function namedBytes(argv: readonly string[], standardInput: Uint8Array | undefined): number | undefined {
  let sum = standardInput?.length ?? 0
  for (const word of argv) {
    if (/^(-j|--jobs)/.test(word)) return undefined
    if (word.startsWith('-')) continue
    // `--host NAME=PATH`
    sum += bytesOf(word) || bytesOf(word.slice(word.indexOf('=') + 1))
  }
  return sum === 0 ? undefined : sum
}

function bytesOf(path: string): number {
  try {
    const status = statSync(path, { throwIfNoEntry: false })
    if (status?.isDirectory() === true) return bytesBelow(path)
    return status?.isFile() === true ? bytesOfFile(path, status.size) : 0
  } catch {
    return 0 // Reading says why.
  }
}

/** More are not looked at: who reads on finds out. */
const mostEntries = 50_000

function bytesBelow(folder: string): number {
  let sum = 0
  let left = mostEntries
  const folders = [folder]
  for (let next = folders.pop(); next !== undefined && left > 0; next = folders.pop()) {
    for (const entry of entriesOf(next)) {
      if ((left -= 1) < 0) break
      const path = join(next, entry.name)
      if (entry.isDirectory()) folders.push(path)
      else if (entry.isFile()) {
        const size = lstatSync(path, { throwIfNoEntry: false })?.size ?? 0
        if (size <= largestFile || isArchiveName(path)) sum += bytesOfFile(path, size)
      }
    }
  }
  return sum
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return [] // Reading says why.
  }
}

/** Texts are packed to a tenth of their size or so. */
const unpacking = 10

/** What a file is read as: an archive is unpacked, and one of gzip says in its last bytes to how much. */
function bytesOfFile(path: string, size: number): number {
  if (!isArchiveName(path) || /\.tar$/i.test(path)) return size
  return Math.max(size, /gz$/i.test(path) ? lengthInGzip(path) : size * unpacking)
}

function lengthInGzip(path: string): number {
  let file: number | undefined
  try {
    file = openSync(path, 'r')
    const last = Buffer.alloc(4)
    readSync(file, last, 0, 4, Math.max(0, fstatSync(file).size - 4))
    return last.readUInt32LE()
  } catch {
    return 0 // Reading says why.
  } finally {
    if (file !== undefined) closeSync(file)
  }
}
