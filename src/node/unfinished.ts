import { lstatSync, readdirSync, readFileSync, unlinkSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'

import { realPath } from './confinement.js'
import { fromDisk, onDisk } from './disk-path.js'
import { decode } from './node-file-system.js'

/** The new text of a file, left beside it by a run that was ended before it took the file's place. */
export interface Unfinished {
  readonly temporary: string
  /** The file that was to have it, links followed. */
  readonly target: string
}

/** Longer names make a name too long for a file system: what lies beside their files tells nobody whose it is. */
const longestName = 60

/** Names a new file in which the new text of a file is prepared. */
export function temporaryFor(target: string): string {
  const name = basename(target)
  const own = `.cfgcheck-${process.pid}-${Math.random().toString(36).slice(2)}`
  return join(dirname(target), name.length > longestName ? `${own}.tmp` : `${own}-${name}.tmp`)
}

const form = /^\.cfgcheck-(\d+)-[a-z0-9]+-(.+)\.tmp$/s

/** Lists, by the files meant, what runs that are over left in the folders of files; what has been done by another way since is taken away. */
export function unfinishedBeside(paths: Iterable<string>): readonly Unfinished[] {
  const folders = new Set<string>()
  for (const path of paths) folders.add(dirname(realPath(path) ?? resolve(path)))
  const found = [...folders].flatMap(folder => namesIn(folder).flatMap(name => unfinishedOf(folder, name)))
  // The names of what is left begin by chance.
  return found.sort((a, b) => (a.target < b.target ? -1 : Number(a.target > b.target)))
}

/** Reads what runs that are over were to write, by the paths of the files. */
export function unfinishedTexts(paths: readonly string[]): ReadonlyMap<string, string> {
  const left = new Map(unfinishedBeside(paths).map(({ target, temporary }) => [target, temporary]))
  const texts = new Map<string, string>()
  for (const path of paths) {
    const temporary = left.get(realPath(path) ?? resolve(path))
    if (temporary !== undefined) texts.set(path, decode(readFileSync(onDisk(temporary))).text)
  }
  return texts
}

function unfinishedOf(folder: string, name: string): Unfinished[] {
  const [, process, meant] = form.exec(name) ?? []
  if (process === undefined || meant === undefined || isRunning(Number(process))) return []
  const unfinished = { temporary: join(folder, name), target: join(folder, meant) }
  if (lstatSync(onDisk(unfinished.temporary), { throwIfNoEntry: false })?.isFile() !== true) return [] // No run of ours has left it.
  return isDone(unfinished) && isRemoved(unfinished) ? [] : [unfinished]
}

function isRemoved({ temporary }: Unfinished): boolean {
  try {
    unlinkSync(onDisk(temporary))
    return true
  } catch {
    return false
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(onDisk(folder), { encoding: 'buffer' }).map(fromDisk).sort()
  } catch {
    return [] // Who reads or writes there says why.
  }
}

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function isDone({ temporary, target }: Unfinished): boolean {
  try {
    return readFileSync(onDisk(temporary)).equals(readFileSync(onDisk(target)))
  } catch {
    return false
  }
}
