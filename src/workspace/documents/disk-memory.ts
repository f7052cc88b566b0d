import { folderOf } from './file-system.js'
import type { FileContent, FileSystem, FolderEntry, MaybePromise } from './file-system.js'

/** What a file system has answered. */
export interface DiskMemory {
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

/** Asks the file system each time. */
export function withoutMemory(files: FileSystem): DiskMemory {
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

/** Remembers each answer until it is said to be out of date. */
export function createDiskMemory(files: FileSystem): DiskMemory {
  const contents: Answers<FileContent> = new Map()
  const listings: Answers<readonly FolderEntry[] | undefined> = new Map()
  const identities: Answers<string | undefined> = new Map()
  const stamps = new Map<string, string | undefined>()
  const keep = <Value>(known: Answers<Value>, path: string, ask: () => MaybePromise<Value>): MaybePromise<Value> => {
    if (!known.has(path) && files.stampOf !== undefined) stamps.set(path, files.stampOf(path))
    return remembered(known, path, ask)
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
      for (const folder of foldersAbove(path)) {
        listings.delete(folder)
        stamps.delete(folder)
      }
      return [...read, ...listed.map(listingOf)]
    },
    outdated: () => [...stamps].flatMap(([path, before]) => (files.stampOf?.(path) === before ? [] : [path])),
  }
}

type Answers<Value> = Map<string, MaybePromise<Value>>

/** Gives the answer that was given before, or asks; one that comes later takes the place of its promise, one that never comes is forgotten. */
function remembered<Value>(known: Answers<Value>, path: string, ask: () => MaybePromise<Value>): MaybePromise<Value> {
  if (known.has(path)) return known.get(path) as MaybePromise<Value>
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

/** The key of a folder's listing; that of a file's text is its path. */
export function listingOf(folder: string): string {
  return `${folder}\0`
}

/** The beginning of all paths has several names. */
export function formsOf(folder: string): readonly string[] {
  return folder === '' ? ['', '.', '/'] : [folder]
}

/** Lists the folders that a path lies in, by all their names. */
export function* foldersAbove(path: string): Generator<string> {
  for (let folder = path; folder !== ''; ) {
    folder = folderOf(folder)
    yield* formsOf(folder)
  }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
