import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import type { Stats } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

import { listed } from '../text/quantity.js'
import { visible } from '../text/visible.js'
import { createConfinement, realPath } from './confinement.js'
import type { ConfinementOptions } from './confinement.js'
import { onDisk } from './disk-path.js'
import { failureInWords } from './failure-in-words.js'
import { decode } from './node-file-system.js'
import { temporaryFor } from './unfinished.js'

/** What a file is to hold. */
export interface NewText {
  readonly path: string
  readonly text: string
  /** The text that the file had when it was read: where it is another by now, nothing is written. Absent for a new file. */
  readonly before?: string
  /** The most that others may do with the file, where it is less than what the system gives a new one, or the one in its place has. */
  readonly mode?: number
}

/** Files could not be written; the message says which, why, and what was done. */
export class WriteFailure extends Error {
  override readonly name = 'WriteFailure'
}

/**
 * Writes files, all of them or none: a reader sees the old text or the new one, also if the machine stops in between.
 *
 * Each text is written to a new file beside the old one, which gets its mode and owner, is brought to the disk, and takes its
 * place; that is done last, when all are prepared. A link stays, and what it leads to is replaced, if it lies where may be read
 * (`disk`). A file that was not UTF-8 is written as Latin-1. A pipe or a device is written as it is.
 *
 * Throws a `WriteFailure`. Only if the last step fails for one of several files some are replaced; it says which.
 *
 * POSIX rename(2): the new file takes the place of the old one at once. Extended attributes are left behind: Node has no way to
 * read them.
 */
export function replaceFiles(files: readonly NewText[], disk: ConfinementOptions = {}): void {
  const isAllowed = createConfinement(disk)
  const prepared: Prepared[] = []
  const streams: Stream[] = []
  try {
    for (const file of files) {
      const place = placeOf(file, isAllowed)
      if ('status' in place) prepared.push(prepare(file, place))
      else streams.push(place)
    }
  } catch (error) {
    for (const { temporary } of prepared) remove(temporary)
    throw error
  }
  replaceAll(prepared)
  for (const { file, descriptor } of streams) writeStream(file, descriptor)
}

/** A new file that is ready to take the place of an old one. */
interface Prepared {
  readonly path: string
  readonly target: string
  readonly temporary: string
}

/** A file to be replaced, links followed; without a status there is none yet. */
interface RegularPlace {
  readonly target: string
  readonly status: Stats | undefined
}

/** Something that takes a text as it comes: a pipe, a device, or a descriptor that is open already. */
interface Stream {
  readonly file: NewText
  readonly descriptor?: number
}

function placeOf(file: NewText, isAllowed: (path: string) => boolean): RegularPlace | Stream {
  const { path } = file
  const open = openDescriptor(path)
  if (open !== undefined) return { file, descriptor: open }
  try {
    const status = statSync(onDisk(path), { throwIfNoEntry: false })
    if (status === undefined) {
      if (file.before !== undefined) throw refusal(path, 'it is gone')
      return { target: newPlace(path), status }
    }
    if (status.isDirectory()) throw refusal(path, 'a folder stands there')
    if (!status.isFile()) {
      if (file.before !== undefined) throw refusal(path, 'it is not a regular file')
      return { file }
    }
    const target = realPath(path) ?? resolve(path)
    if (!isAllowed(path)) throw refusal(path, 'the link leads out of what was given')
    // A file that may not be written is not replaced either, though its folder would allow that.
    accessSync(onDisk(target), constants.W_OK)
    return { target, status }
  } catch (error) {
    throw error instanceof WriteFailure ? error : refusal(path, failureInWords(error))
  }
}

/** `/dev/stdout` and its like are written where they stand: what the shell has opened keeps its place and its end. */
function openDescriptor(path: string): number | undefined {
  const name = resolve(path)
  if (name === '/dev/stdout') return 1
  if (name === '/dev/stderr') return 2
  const match = /^(?:\/dev\/fd|\/proc\/self\/fd)\/(\d{1,4})$/.exec(name)
  return match === null ? undefined : Number(match[1])
}

function newPlace(path: string): string {
  if (lstatSync(onDisk(path), { throwIfNoEntry: false }) !== undefined) throw refusal(path, 'it is a link that leads nowhere')
  const folder = dirname(resolve(path))
  if (statSync(onDisk(folder), { throwIfNoEntry: false })?.isDirectory() !== true) throw refusal(path, `there is no folder "${visible(dirname(path))}"`)
  return join(realPath(folder) ?? folder, resolve(path).slice(resolve(path).lastIndexOf('/') + 1))
}

function prepare(file: NewText, { target, status }: RegularPlace): Prepared {
  const temporary = temporaryFor(target)
  let descriptor: number | undefined
  try {
    const bytes = bytesOf(file, target)
    descriptor = openSync(onDisk(temporary), constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, status === undefined ? (file.mode ?? 0o666) : 0o600)
    writeAll(descriptor, bytes)
    if (status !== undefined) takeOver(descriptor, { uid: status.uid, gid: status.gid, mode: status.mode & (file.mode ?? 0o7777) }, file.path)
    fsyncSync(descriptor)
    closeSync(descriptor)
    return { path: file.path, target, temporary }
  } catch (error) {
    if (descriptor !== undefined) {
      remove(temporary)
      try {
        closeSync(descriptor)
      } catch {
        // It is closed.
      }
    }
    throw error instanceof WriteFailure ? error : refusal(file.path, failureInWords(error))
  }
}

/** The encoding is the file's own. */
function bytesOf({ path, text, before }: NewText, target: string): Buffer {
  if (before === undefined) return Buffer.from(text, 'utf8')
  const held = decode(readFileSync(onDisk(target)))
  if (held.text !== before) throw refusal(path, 'it has been changed meanwhile')
  if (held.encoding === 'latin1' && /[^\0-\xff]/.test(text)) throw refusal(path, 'it is not UTF-8, and the new text has characters that Latin-1 lacks')
  return Buffer.from(text, held.encoding)
}

/** Gives a new file the owner and the mode of the old one; the owner first, because a change of it may take mode bits away. */
function takeOver(descriptor: number, { uid, gid, mode }: Pick<Stats, 'uid' | 'gid' | 'mode'>, path: string): void {
  try {
    if (process.getuid !== undefined) fchownSync(descriptor, uid, gid) // Windows has no owners.
  } catch {
    throw refusal(path, 'it belongs to somebody else, and would not any more')
  }
  fchmodSync(descriptor, mode & 0o7777)
}

function replaceAll(prepared: readonly Prepared[]): void {
  const folders = new Set<string>()
  for (const [index, { path, target, temporary }] of prepared.entries()) {
    try {
      renameSync(onDisk(temporary), onDisk(target))
      folders.add(dirname(target))
    } catch (error) {
      const rest = prepared.slice(index)
      for (const other of rest) remove(other.temporary)
      const named = (list: readonly Prepared[]): string => listed(list.map(other => visible(other.path)))
      const done = index === 0 ? '' : `; replaced before: ${named(prepared.slice(0, index))}; left as they were: ${named(rest)}`
      throw refusal(path, failureInWords(error) + done)
    }
  }
  for (const folder of folders) bringToDisk(folder)
}

/** Brings to the disk that a folder's names have changed. Not every system lets a folder be opened; the files are whole anyway. */
function bringToDisk(folder: string): void {
  let descriptor: number | undefined
  try {
    descriptor = openSync(onDisk(folder), constants.O_RDONLY)
    fsyncSync(descriptor)
  } catch {
    // See above.
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}

function writeStream({ path, text }: NewText, open: number | undefined): void {
  let descriptor = open
  try {
    // A pipe that nobody reads would be waited for.
    descriptor ??= openSync(onDisk(path), constants.O_WRONLY | constants.O_NONBLOCK)
    writeAll(descriptor, Buffer.from(text, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') return // The reader has seen enough.
    throw refusal(path, failureInWords(error))
  } finally {
    if (open === undefined && descriptor !== undefined) closeSync(descriptor)
  }
}

/** Writes all bytes to a descriptor, where the system takes them piece by piece. */
export function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) {
    try {
      done += writeSync(descriptor, bytes, done)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5) // The pipe is full; its reader needs a moment.
    }
  }
}

function remove(path: string): void {
  try {
    unlinkSync(onDisk(path))
  } catch {
    // It is gone, or the disk fails; the complaint is about that.
  }
}

function refusal(path: string, reason: string): WriteFailure {
  return new WriteFailure(`${visible(path)}: cannot be written: ${reason}`)
}
