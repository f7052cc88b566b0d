import { compareText } from '../../diagnostics/order.js'
import { folderOf } from './file-system.js'
import type { FileContent, FileSystem, FolderEntry, FolderProblem, MaybePromise } from './file-system.js'

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
  const fronts = new Map<string, { readonly below: FileContent; readonly buffer: Buffer; readonly content: FileContent }>()
  const changes = createChangeLog()

  const inFront = (path: string, below: FileContent, buffer: Buffer): FileContent => {
    const known = fronts.get(path)
    if (known?.below === below && known.buffer === buffer) return known.content
    const mode = 'mode' in below ? { mode: below.mode } : {}
    const content: FileContent = { text: buffer.text, encoding: 'utf8', ...mode }
    fronts.set(path, { below, buffer, content })
    return content
  }
  const read = (path: string): MaybePromise<FileContent> => {
    const below = disk.read(path)
    const buffer = buffers.get(path)
    if (buffer === undefined) return below
    return below instanceof Promise ? below.then(content => inFront(path, content, buffer)) : inFront(path, below, buffer)
  }
  const list = (folder: string): MaybePromise<readonly FolderEntry[] | undefined> => {
    const below = disk.list(folder)
    const own = entriesIn(folder, buffers.keys())
    if (own.length === 0) return below
    return below instanceof Promise ? below.then(entries => joined(entries, own)) : joined(below, own)
  }
  const problemOf = (path: string): FolderProblem | undefined => files.problemOf?.(path)
  const identityOf = (path: string): MaybePromise<string | undefined> => disk.identityOf(path)
  const isOnDisk = (path: string): boolean => {
    const content = disk.known(path)
    return (content !== undefined && 'text' in content) || disk.hasListed(folderOf(path), path)
  }
  /** The folder lists another name or one less; so does its own folder where it is only there for the sake of this path. */
  const changeListings = (path: string): void => {
    for (let child = path; ; child = folderOf(child)) {
      const folder = folderOf(child)
      if (child !== path && disk.hasListed(folder, child)) return
      for (const form of formsOf(folder)) changes.add(listingOf(form))
      if (folder === '') return
    }
  }
  const touch = (path: string): void => {
    for (const key of disk.forget(path)) changes.add(key)
    changes.add(path)
    // A folder may have come or gone with what is in it.
    for (let folder = path; folder !== ''; ) {
      folder = folderOf(folder)
      for (const form of formsOf(folder)) changes.add(listingOf(form))
    }
  }

  return {
    isForOnce,
    read,
    list,
    problemOf,
    identityOf,
    touch,
    bufferAt: path => buffers.get(path),
    changeCount: changes.count,
    open(buffer) {
      const { path, text, language } = buffer
      const before = buffers.get(path)
      buffers.set(path, buffer)
      const shown = before ?? disk.known(path)
      if (before?.language !== language || shown === undefined || !('text' in shown) || shown.text !== text) changes.add(path)
      if (before === undefined && !isOnDisk(path)) changeListings(path)
    },
    close(path) {
      const before = buffers.get(path)
      if (before === undefined) return
      buffers.delete(path)
      fronts.delete(path)
      const shown = disk.known(path)
      if (before.language !== undefined || shown === undefined || !('text' in shown) || shown.text !== before.text) changes.add(path)
      if (!isOnDisk(path)) changeListings(path)
    },
    refresh() {
      for (const path of disk.outdated()) touch(path)
    },
    watch() {
      if (isForOnce) return { problemOf, identityOf, read, list: listedOnce(list), isStale: () => false }
      const seen = new Set<string>()
      let checked = changes.count()
      let isStale = false
      return {
        problemOf,
        identityOf(path) {
          seen.add(path)
          return identityOf(path)
        },
        read(path) {
          seen.add(path)
          return read(path)
        },
        list(folder) {
          seen.add(listingOf(folder))
          return list(folder)
        },
        isStale() {
          isStale ||= changes.isAnySince(checked, seen)
          checked = changes.count()
          return isStale
        },
      }
    },
  }
}

/** What a file system has answered. */
interface DiskMemory {
  read(path: string): MaybePromise<FileContent>
  list(folder: string): MaybePromise<readonly FolderEntry[] | undefined>
  identityOf(path: string): MaybePromise<string | undefined>
  /** What was read, if it was. */
  known(path: string): FileContent | undefined
  /** Tells whether a folder was listed with a child in it. */
  hasListed(folder: string, child: string): boolean
  /** Forgets a path, all below it, and the listings of the folders that it lies in; returns the keys of what was known below. */
  forget(path: string): readonly string[]
  /** The paths that have changed, where the file system can tell. */
  outdated(): readonly string[]
}

function withoutMemory(files: FileSystem): DiskMemory {
  return {
    read: path => files.read(path),
    list: folder => files.list(folder),
    identityOf: path => files.identityOf?.(path),
    known: () => undefined,
    hasListed: () => false,
    forget: () => [],
    outdated: () => [],
  }
}

function createDiskMemory(files: FileSystem): DiskMemory {
  const contents = new Map<string, MaybePromise<FileContent>>()
  const listings = new Map<string, MaybePromise<readonly FolderEntry[] | undefined>>()
  const identities = new Map<string, MaybePromise<string | undefined>>()
  const stamps = new Map<string, string | undefined>()
  const keep = <Value>(known: Map<string, MaybePromise<Value>>, path: string, ask: () => MaybePromise<Value>): MaybePromise<Value> => {
    if (known.has(path)) return known.get(path) as MaybePromise<Value>
    if (files.stampOf !== undefined) stamps.set(path, files.stampOf(path))
    const value = ask()
    known.set(path, value)
    if (value instanceof Promise) {
      const replace = (settled?: Value): void => {
        if (known.get(path) !== value) return
        if (settled === undefined) known.delete(path)
        else known.set(path, settled)
      }
      value.then(replace, () => replace())
    }
    return value
  }
  return {
    read: path => keep(contents, path, () => files.read(path)),
    list: folder => keep(listings, folder, () => files.list(folder)),
    identityOf: path => (files.identityOf === undefined ? undefined : keep(identities, path, () => files.identityOf?.(path))),
    known(path) {
      const content = contents.get(path)
      return content instanceof Promise ? undefined : content
    },
    hasListed: (folder, child) => formsOf(folder).some(form => {
      const entries = listings.get(form)
      return Array.isArray(entries) && entries.some(({ name }: FolderEntry) => name === nameOf(child))
    }),
    forget(path) {
      const isMeant = (known: string): boolean => known === path || known.startsWith(`${path}/`)
      const read = [...contents.keys()].filter(isMeant)
      const listed = [...listings.keys()].filter(isMeant)
      for (const known of read) contents.delete(known)
      for (const known of identities.keys()) if (isMeant(known)) identities.delete(known)
      for (const known of listed) listings.delete(known)
      for (const known of [...read, ...listed]) stamps.delete(known)
      for (let folder = path; folder !== ''; ) {
        folder = folderOf(folder)
        for (const form of formsOf(folder)) {
          listings.delete(form)
          stamps.delete(form)
        }
      }
      return [...read, ...listed.map(listingOf)]
    },
    outdated: () => [...stamps].flatMap(([path, before]) => (files.stampOf?.(path) === before ? [] : [path])),
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

/** The key of a folder's listing; that of a file's text is its path. */
function listingOf(folder: string): string {
  return `${folder}\0`
}

/** The beginning of all paths has several names. */
function formsOf(folder: string): readonly string[] {
  return folder === '' ? ['', '.', '/'] : [folder]
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
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
