import { compareText } from '../../diagnostics/order.js'
import { createDiskMemory, foldersAbove, formsOf, listingOf, withoutMemory } from './disk-memory.js'
import type { DiskMemory } from './disk-memory.js'
import { folderOf } from './file-system.js'
import type { FileContent, FileSystem, FolderEntry } from './file-system.js'

/** A text that is at hand, such as an editor's buffer: it stands in front of what the file system has at its path. */
export interface Buffer {
  readonly path: string
  readonly text: string
  /** The language by which it is read where its path tells none. */
  readonly language?: string
}

/**
 * All files that a workspace may look at: buffers in front of a file system.
 *
 * What was read or listed is remembered until it is said to have changed, and is the same object as long as it is. A file
 * that only a buffer has is listed as well.
 */
export interface Documents extends FileSystem {
  /** Nothing changes while it is asked: nothing that was read is ever out of date. */
  readonly isForOnce: boolean
  /** Puts a buffer in front of a path, in place of an earlier one. */
  open(buffer: Buffer): void
  /** Takes the buffer of a path away. */
  close(path: string): void
  /** Takes note that the file system has changed at a path: a file or folder came, went, or is another one. */
  touch(path: string): void
  /** Looks whether what was read or listed has changed, where the file system can tell. */
  refresh(): void
  bufferAt(path: string): Buffer | undefined
  /** Counts all changes: as long as it is the same, nothing that was up to date is out of date. */
  changeCount(): number
  /** Opens a view for one piece of work, which can tell later whether the work would go otherwise. */
  watch(): WatchedFiles
}

/** A view of files that takes note of what is looked at through it. */
export interface WatchedFiles extends FileSystem {
  /** Tells whether anything that was looked at has changed since the view was opened. */
  isStale(): boolean
}

/** Starts without buffers. With `isForOnce` nothing of the file system is remembered, because nobody asks twice. */
export function createDocuments(files: FileSystem, { isForOnce = false }: { readonly isForOnce?: boolean } = {}): Documents {
  const buffers = new Map<string, Buffer>()
  const disk = isForOnce ? withoutMemory(files) : createDiskMemory(files)
  const changes = createChangeLog()
  const front = inFrontOf(disk, buffers)
  const view: FileSystem = { problemOf: path => files.problemOf?.(path), identityOf: disk.identityOf, read: front.read, list: front.list }
  const touch = (path: string): void => {
    for (const key of disk.forget(path)) changes.add(key)
    changes.add(path)
    // A folder may have come or gone with what is in it.
    for (const folder of foldersAbove(path)) changes.add(listingOf(folder))
  }

  return {
    isForOnce,
    ...view,
    touch,
    bufferAt: path => buffers.get(path),
    changeCount: changes.count,
    open(buffer) {
      const { path, text, language } = buffer
      const before = buffers.get(path)
      buffers.set(path, buffer)
      const shown = before ?? disk.known(path)
      if (before?.language !== language || shown === undefined || !('text' in shown) || shown.text !== text) changes.add(path)
      if (before === undefined && !isOnDisk(disk, path)) noteListings(path, disk, changes)
    },
    close(path) {
      const before = buffers.get(path)
      if (before === undefined) return
      front.forget(path)
      const shown = disk.known(path)
      if (before.language !== undefined || shown === undefined || !('text' in shown) || shown.text !== before.text) changes.add(path)
      if (!isOnDisk(disk, path)) noteListings(path, disk, changes)
    },
    refresh() {
      for (const path of disk.outdated()) touch(path)
    },
    watch: () => (isForOnce ? { isStale: () => false, ...view, list: listedOnce(view.list) } : watched(view, changes)),
  }
}

/** Texts and listings as they are with the buffers in front of the disk. */
function inFrontOf(disk: DiskMemory, buffers: Map<string, Buffer>): Pick<FileSystem, 'read' | 'list'> & { forget(path: string): void } {
  const fronts = new Map<string, { readonly below: FileContent; readonly buffer: Buffer; readonly content: FileContent }>()
  const inFront = (path: string, below: FileContent, buffer: Buffer): FileContent => {
    const known = fronts.get(path)
    if (known?.below === below && known.buffer === buffer) return known.content
    const mode = 'mode' in below ? { mode: below.mode } : {}
    const content: FileContent = { text: buffer.text, encoding: 'utf8', ...mode }
    fronts.set(path, { below, buffer, content })
    return content
  }
  return {
    read(path) {
      const below = disk.read(path)
      const buffer = buffers.get(path)
      if (buffer === undefined) return below
      return below instanceof Promise ? below.then(content => inFront(path, content, buffer)) : inFront(path, below, buffer)
    },
    list(folder) {
      const below = disk.list(folder)
      const own = entriesIn(folder, buffers.keys())
      if (own.length === 0) return below
      return below instanceof Promise ? below.then(entries => joined(entries, own)) : joined(below, own)
    },
    forget(path) {
      buffers.delete(path)
      fronts.delete(path)
    },
  }
}

function isOnDisk(disk: DiskMemory, path: string): boolean {
  const content = disk.known(path)
  return (content !== undefined && 'text' in content) || disk.hasListed(folderOf(path), path)
}

/** Notes that the folder of a path lists another name or one less; so does its own folder where it is only there for the sake of this path. */
function noteListings(path: string, disk: DiskMemory, changes: ChangeLog): void {
  for (let child = path; ; child = folderOf(child)) {
    const folder = folderOf(child)
    if (child !== path && disk.hasListed(folder, child)) return
    for (const form of formsOf(folder)) changes.add(listingOf(form))
    if (folder === '') return
  }
}

/** Opens a view that notes what is looked at through it. */
function watched(view: FileSystem, changes: ChangeLog): WatchedFiles {
  const seen = new Set<string>()
  let checked = changes.count()
  let isStale = false
  return {
    ...view,
    identityOf(path) {
      seen.add(path)
      return view.identityOf?.(path)
    },
    read(path) {
      seen.add(path)
      return view.read(path)
    },
    list(folder) {
      seen.add(listingOf(folder))
      return view.list(folder)
    },
    isStale() {
      isStale ||= changes.isAnySince(checked, seen)
      checked = changes.count()
      return isStale
    },
  }
}

/** What has changed, by key, in order. */
interface ChangeLog {
  add(key: string): void
  count(): number
  isAnySince(start: number, keys: ReadonlySet<string>): boolean
}

function createChangeLog(): ChangeLog {
  const changes: string[] = []
  return {
    add: key => void changes.push(key),
    count: () => changes.length,
    isAnySince(start, keys) {
      for (let at = start; at < changes.length; at += 1) if (keys.has(changes[at] ?? '')) return true
      return false
    },
  }
}

/** Lists each folder once: several steps of the work on one host look into the same ones. */
function listedOnce(list: FileSystem['list']): FileSystem['list'] {
  const listings = new Map<string, ReturnType<FileSystem['list']>>()
  return folder => {
    if (listings.has(folder)) return listings.get(folder)
    const entries = list(folder)
    listings.set(folder, entries)
    return entries
  }
}

/** Lists what paths add to a folder: files in it, and the folders on the way to others. */
function entriesIn(folder: string, paths: Iterable<string>): FolderEntry[] {
  const start = folder === '' || folder === '.' ? '' : folder.endsWith('/') ? folder : `${folder}/`
  const found = new Map<string, FolderEntry>()
  for (const path of paths) {
    if (!path.startsWith(start) || path.length === start.length) continue
    if (start === '' && path.startsWith('/')) continue
    const rest = path.slice(start.length)
    const slash = rest.indexOf('/')
    const name = slash === -1 ? rest : rest.slice(0, slash)
    if (slash !== -1 || !found.has(name)) found.set(name, { name, kind: slash === -1 ? 'file' : 'folder' })
  }
  return [...found.values()]
}

function joined(below: readonly FolderEntry[] | undefined, own: readonly FolderEntry[]): readonly FolderEntry[] {
  const names = new Set(below?.map(({ name }) => name))
  const added = own.filter(({ name }) => !names.has(name))
  return added.length === 0 ? (below ?? []) : [...(below ?? []), ...added].sort((a, b) => compareText(a.name, b.name))
}
