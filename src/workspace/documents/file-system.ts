/** Why a file could not be read. */
export type ReadProblem = 'missing' | 'directory' | 'unreadable' | 'too-large' | 'outside'

/** A file's text, or why there is none. */
export type FileContent =
  | {
      readonly text: string
      /** `latin1` where the bytes are not UTF-8: each byte became one character, so that nothing is lost. */
      readonly encoding: 'utf8' | 'latin1'
      /** Permission bits, where they are those of the real file. */
      readonly mode?: number
    }
  | { readonly problem: ReadProblem; readonly detail?: string }

/** A name in a folder. */
export interface FolderEntry {
  readonly name: string
  /** `outside` is a link that leads out of what may be read; nobody looks what is there. */
  readonly kind: 'file' | 'folder' | 'outside' | 'other'
  /** It is a link to that; absent where it is none, or nobody knows. */
  readonly isLink?: boolean
}

/** Why a folder that is there cannot be listed: it leads out of what may be read, or the system refuses. */
export interface FolderProblem {
  readonly problem: 'outside' | 'unreadable'
  readonly detail?: string
}

/** Says in a sentence why a folder was not listed. */
export function folderMessage({ problem, detail }: FolderProblem): string {
  if (problem === 'outside') return 'The folder is a link that leads out of the given root'
  return `The folder cannot be listed${detail === undefined ? '' : ` (${detail})`}`
}

/** A value, now or later: a file system may answer at once, so that a command need not wait. */
export type MaybePromise<T> = T | Promise<T>

/** Goes on with a value, at once where it is there: to wait costs more than to look into a folder. */
export function whenThere<Value, Next>(value: MaybePromise<Value>, goOn: (value: Value) => MaybePromise<Next>): MaybePromise<Next> {
  return value instanceof Promise ? value.then(goOn) : goOn(value)
}

/** Puts several values together, at once where all are there. */
export function allThere<Value>(values: readonly MaybePromise<Value>[]): MaybePromise<readonly Value[]> {
  return values.some(value => value instanceof Promise) ? Promise.all(values) : (values as readonly Value[])
}

/** Where files come from: a disk, an archive, an editor's buffers. Paths have `/`, and are also the files' ids. */
export interface FileSystem {
  read(path: string): MaybePromise<FileContent>
  /** Lists a folder in order of names; `undefined` where there is none. */
  list(path: string): MaybePromise<readonly FolderEntry[] | undefined>
  /** Names the file to which a path leads, its links followed; absent where there are no links. */
  identityOf?(path: string): MaybePromise<string | undefined>
  /** Tells why a folder that is there was not listed; nothing for one that was, or is not there. Absent where all can be. */
  problemOf?(path: string): FolderProblem | undefined
  /** Gives a mark that changes with the file or folder at a path, such as its time of modification; absent where nobody knows. */
  stampOf?(path: string): string | undefined
  /** The same files, without those to which links lead out of some folders; absent where there are no links. */
  within?(roots: readonly string[]): FileSystem
}

/** The largest file that is read, in bytes. */
export const largestFile = 64 * 1024 * 1024

/** Makes a file system of texts by path, for editors, tests and archives. */
export function memoryFileSystem(files: Readonly<Record<string, string>>): FileSystem {
  const folders = new Map<string, Map<string, FolderEntry['kind']>>()
  for (const path of Object.keys(files)) {
    let child = path
    let kind: FolderEntry['kind'] = 'file'
    while (child !== '') {
      const parent = folderOf(child)
      const entries = folders.get(parent) ?? new Map<string, FolderEntry['kind']>()
      folders.set(parent, entries)
      entries.set(child.slice(child.lastIndexOf('/') + 1), kind)
      kind = 'folder'
      child = parent
    }
  }
  return {
    read(path) {
      const text = files[path]
      if (text !== undefined) return { text, encoding: 'utf8' }
      return { problem: folders.has(path) ? 'directory' : 'missing' }
    },
    list(path) {
      const entries = folders.get(path === '.' ? '' : path.replace(/\/+$/, ''))
      if (entries === undefined) return undefined
      return [...entries].map(([name, kind]) => ({ name, kind })).sort((a, b) => (a.name < b.name ? -1 : 1))
    },
  }
}

/** Puts texts in front of a file system: an editor's buffers, or files that fixes have changed. */
export function overlayFileSystem(base: FileSystem, texts: ReadonlyMap<string, string>): FileSystem {
  const above = memoryFileSystem(Object.fromEntries(texts))
  return {
    list(path) {
      const own = above.list(path) as readonly FolderEntry[] | undefined
      const below = base.list(path)
      if (own === undefined) return below
      return below instanceof Promise ? below.then(entries => merged(entries, own)) : merged(below, own)
    },
    problemOf: path => base.problemOf?.(path),
    identityOf: path => base.identityOf?.(path),
    read(path) {
      const text = texts.get(path)
      return text === undefined ? base.read(path) : { text, encoding: 'utf8' }
    },
  }
}

/** Adds names to those of a folder, in order. */
function merged(entries: readonly FolderEntry[] = [], added: readonly FolderEntry[]): readonly FolderEntry[] {
  const known = new Set(entries.map(({ name }) => name))
  const further = added.filter(({ name }) => !known.has(name))
  return further.length === 0 ? entries : [...entries, ...further].sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Puts a folder and a name together. */
export function joinPath(folder: string, name: string): string {
  if (folder === '' || folder === '.') return name
  return folder.endsWith('/') ? folder + name : `${folder}/${name}`
}

/** Names the folder of a path; empty for a bare name. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

/**
 * Resolves `.`, `..` and repeated slashes in a path. A relative path keeps the `..` that lead out of its beginning.
 *
 * Returns `undefined` where an absolute path would climb above `/`.
 */
export function normalPath(path: string): string | undefined {
  const isAbsolute = path.startsWith('/')
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') {
      parts.push(part)
      continue
    }
    const last = parts[parts.length - 1]
    if (last !== undefined && last !== '..') parts.pop()
    else if (isAbsolute) return undefined
    else parts.push(part)
  }
  return (isAbsolute ? '/' : '') + parts.join('/')
}

/** Tells whether `path` is `folder` or lies below it. */
export function isBelow(path: string, folder: string): boolean {
  const inner = normalPath(path)
  const outer = normalPath(folder)
  if (inner === undefined || outer === undefined) return false
  if (outer === '') return !inner.startsWith('..') && !inner.startsWith('/')
  return outer === '/' ? inner.startsWith('/') : inner === outer || inner.startsWith(`${outer}/`)
}
