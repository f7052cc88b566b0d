import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'

import { isArchiveName } from '../node/snapshots/archive-name.js'
import type { FileSystem, FolderEntry, MaybePromise } from '../workspace/documents/file-system.js'
import { hasOutput } from './output.js'
import { uptime } from './progress.js'
import { tellRead } from './signals.js'

/** So much is judged in a moment, whatever it holds: half a second for the worst that we know of. */
const largest = 262_144

/** The longest that a signal waits between two files. */
const betweenBreaths = 50

/** More was read than can be judged in a moment: the command has to be run again, where it keeps nobody from hearing signals. */
export class LargeInput extends Error {
  override readonly name = 'LargeInput'
}

/** How much may still be read; no end of it in a thread of its own. */
let room = largest
let isWatched = true

/** Lets this thread read as much as there is. */
export function allowLargeInput(): void {
  isWatched = false
}

/** Says that what was read so far is done with: a part of the work is finished. */
export function forgetInput(): void {
  room = largest
}

/** Counts a text that was read. Throws a `LargeInput`, unless something was printed already. */
export function countInput(length: number): void {
  room -= length
  tellRead(length)
  if (isWatched && room < 0 && !hasOutput()) throw new LargeInput()
}

/** So many files in one folder are more than a moment's work, should they be read. */
const manyFiles = 500

/** The folders in which there are so many, with the ending that most of their names have. */
const crowded = new Map<string, string>()

/** Leaves a folder of many files to another thread before the first of them is read: begun here, all would be read again. */
function leaveCrowd(path: string, entries: readonly FolderEntry[]): void {
  if (!isWatched || entries.length < manyFiles || hasOutput()) return
  const counts = new Map<string, number>()
  for (const { name, kind } of entries) if (kind === 'file') counts.set(extname(name), (counts.get(extname(name)) ?? 0) + 1)
  const [most] = [...counts].sort(([, one], [, other]) => other - one)
  if (most === undefined || most[1] < manyFiles) return
  crowded.set(path === '' ? '.' : path, most[0])
  throw new LargeInput()
}

/** By folder the endings of the files in it that were read. */
const readIn = new Map<string, Map<string, number>>()

function noteRead(path: string): void {
  const folder = dirname(path)
  const endings = readIn.get(folder) ?? new Map<string, number>()
  readIn.set(folder, endings.set(extname(path), (endings.get(extname(path)) ?? 0) + 1))
}

/**
 * Adds up the files beside several that were read and of their kind, and those of crowded folders: those of an include, of
 * which the command had only begun to read when it found that there is much of it.
 */
export function bytesBesideRead(): number {
  let sum = 0
  for (const folder of new Set([...readIn.keys(), ...crowded.keys()])) {
    const endings = readIn.get(folder)
    for (const name of namesIn(folder)) {
      const ending = extname(name)
      if (crowded.get(folder) === ending || (endings?.get(ending) ?? 0) > 1) sum += statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0
    }
  }
  return sum
}

/** Tells whether there are many small files rather than a large one: what was read is kept until all of it is. */
export function isOfManyFiles(argv: readonly string[]): boolean {
  return crowded.size > 0 || bytesBesideRead() > 0 || argv.some(word => !word.startsWith('-') && isFolder(word))
}

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
  } catch {
    return false // It must not be looked at, or no path looks like that.
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return [] // It is no folder of the disk, or is gone.
  }
}

/** A folder of so many hosts is more than a moment's work: begun here, it would only be begun again. */
const manyHosts = 8

/** Tells whether a command line names a large file, an archive, or a folder of many hosts. */
export function namesLargeInput(argv: readonly string[]): boolean {
  return argv.some(word => {
    if (word.startsWith('-')) return false
    if (isArchiveName(word)) return true // Nobody knows what it unpacks to.
    try {
      const status = statSync(word, { throwIfNoEntry: false })
      if (status?.isDirectory() === true) return hasManyHosts(word)
      return status?.isFile() === true && status.size >= largest
    } catch {
      return false // Reading says why.
    }
  })
}

function hasManyHosts(folder: string): boolean {
  let count = 0
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const { name } = entry
    if (entry.isFile() && isArchiveName(name)) return true
    if (entry.isDirectory() && existsSync(`${folder}/${name}/etc`)) count += 1
    if (count >= manyHosts) return true
  }
  return false
}

/** The files and folders that this run has asked for, for whoever waits for them to change. */
export const seenPaths = new Set<string>()

/** Wraps the file system of a command: what is read is counted, and now and then signals are heard in between. */
export function watchedFileSystem(fileSystem: FileSystem): FileSystem {
  let breath = uptime()
  const withBreath = <Result>(result: MaybePromise<Result>): MaybePromise<Result> => {
    if (uptime() - breath < betweenBreaths) return result
    return new Promise(resolve => {
      setImmediate(() => {
        breath = uptime()
        resolve(result)
      })
    })
  }
  return {
    ...fileSystem,
    ...(fileSystem.within === undefined ? {} : { within: (roots: readonly string[]) => seen(fileSystem.within?.(roots) ?? fileSystem) }),
    read(path) {
      seenPaths.add(path)
      const content = fileSystem.read(path)
      if (!(content instanceof Promise) && 'text' in content) {
        if (isWatched) noteRead(path)
        countInput(content.text.length)
      }
      return withBreath(content)
    },
    list(path) {
      seenPaths.add(path)
      const entries = fileSystem.list(path)
      if (Array.isArray(entries)) leaveCrowd(path, entries as readonly FolderEntry[])
      return withBreath(entries)
    },
  }
}

/** Takes down what is asked of a file system. */
function seen(fileSystem: FileSystem): FileSystem {
  return {
    ...fileSystem,
    read(path) {
      seenPaths.add(path)
      return fileSystem.read(path)
    },
    list(path) {
      seenPaths.add(path)
      return fileSystem.list(path)
    },
  }
}
