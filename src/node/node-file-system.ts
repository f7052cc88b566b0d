import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import type { Dirent } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'

import { joinPath, largestFile } from '../workspace/documents/file-system.js'
import type { FileContent, FileSystem, FolderEntry } from '../workspace/documents/file-system.js'
import { createConfinement, realPath } from './confinement.js'
import type { ConfinementOptions } from './confinement.js'
import { fromDisk, onDisk } from './disk-path.js'

/** How a disk is read. */
export interface NodeFileSystemOptions extends ConfinementOptions {
  /** The files' own permission bits count: true for a live host, false for copies such as a repository's. Those below this machine's /etc always count. */
  readonly trustsModes?: boolean
  /** Folders are looked up once: for a run that soon ends. */
  readonly isShortLived?: boolean
}

/**
 * Reads files from disk. All answers come at once.
 *
 * Bytes that are not UTF-8 are read as Latin-1, one character a byte. Only regular files are read: a pipe or a device may never
 * end. Never throws.
 */
export function nodeFileSystem(options: NodeFileSystemOptions = {}): FileSystem {
  const { workingDirectory = process.cwd(), trustsModes = false, isShortLived = false } = options
  const { roots = [] } = options
  const locate = (path: string): string => resolve(workingDirectory, path)
  // A file at the very place where this machine's software looks for it has the mode that counts.
  const rulesFor = (location: string): OpenRules => ({ trustsModes: trustsModes || location.startsWith('/etc/') })
  const files = new Set((options.files ?? []).map(locate))
  const isInside = createConfinement({ workingDirectory, roots })
  const known = new Map<string, boolean>()
  const listed = new Map<string, ListedFolder>()
  const failed = new Map<string, string>()
  const isFolderInside = (folder: string): boolean => {
    let isKnown = isShortLived ? known.get(folder) : undefined
    if (isKnown === undefined) known.set(folder, (isKnown = isInside(folder)))
    return isKnown
  }

  const realFolders = new Map<string, string>()
  const realFolder = (folder: string): string => {
    let real = realFolders.get(folder)
    if (real === undefined) realFolders.set(folder, (real = realPath(locate(folder)) ?? locate(folder)))
    return real
  }

  return {
    read(path): FileContent {
      // Node throws for what the name of no file may hold.
      if (path.includes('\0')) return { problem: 'missing' }
      const slash = path.lastIndexOf('/')
      const folder = listed.get(path.slice(0, Math.max(slash, 0)))
      const name = path.slice(slash + 1)
      if (folder?.files.has(name) === true) {
        const text = readListed(folder.location + sep + name)
        if (text !== undefined) return { text, encoding: 'utf8' }
      }
      const location = locate(path)
      if (roots.length === 0 || files.has(location)) return readText(location, rulesFor(location))
      if (!isFolderInside(dirname(location))) return { problem: 'outside' }
      const content = knowsLinks ? readText(location, { ...rulesFor(location), isNoLink: true }) : 'link'
      if (content !== 'link') return content
      return isInside(location) ? readText(location, rulesFor(location)) : { problem: 'outside' }
    },
    list(path): readonly FolderEntry[] | undefined {
      const location = locate(path)
      if (roots.length > 0 && !isFolderInside(location)) return undefined
      try {
        const entries = entriesOf(location)
        failed.delete(location)
        // A folder that is no link lies where its parent does.
        if (isShortLived) {
          for (const entry of entries) if (entry.isDirectory()) known.set(join(location, entry.name), true)
          if (roots.length > 0 && knowsLinks && !rulesFor(`${location}${sep}`).trustsModes) {
            const files = new Set(entries.filter(entry => entry.isFile()).map(({ name }) => name))
            listed.set(path === '.' ? '' : path, { location, files })
          }
        }
        return entries
          .map(entry => ({ name: entry.name, kind: kindOf(entry, location, isInside), ...(entry.isSymbolicLink() ? { isLink: true } : {}) }))
          .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
      } catch (error) {
        const { code = String(error) } = error as NodeJS.ErrnoException
        if (code !== 'ENOENT' && code !== 'ENOTDIR') failed.set(location, code)
        return undefined
      }
    },
    problemOf(path) {
      const location = locate(path)
      if (roots.length > 0 && !isFolderInside(location)) return { problem: 'outside' }
      const detail = failed.get(location)
      return detail === undefined ? undefined : { problem: 'unreadable', detail }
    },
    stampOf(path) {
      if (roots.length > 0 && !isInside(locate(path))) return undefined
      try {
        const { ino, size, mtimeMs, ctimeMs } = statSync(locate(path))
        return `${ino} ${size} ${mtimeMs} ${ctimeMs}`
      } catch {
        return undefined
      }
    },
    within: folders => nodeFileSystem({ ...options, roots: folders }),
    identityOf(path) {
      const slash = path.lastIndexOf('/')
      const folder = path.slice(0, Math.max(slash, 0))
      const name = path.slice(slash + 1)
      // A file that is no link lies where its folder does.
      if (listed.get(folder)?.files.has(name) === true) return joinPath(realFolder(folder), name)
      return realPath(locate(path))
    },
  }
}

/** Reads one file, wherever it lies; only a regular one. Never throws. */
export function readFromDisk(path: string): FileContent {
  return readText(resolve(path), { trustsModes: false })
}

/** Reads a whole stream such as standard input as text. */
export function decode(buffer: Buffer): { readonly text: string; readonly encoding: 'utf8' | 'latin1' } {
  const text = buffer.toString('utf8')
  if (!text.includes('\uFFFD') || Buffer.from(text, 'utf8').equals(buffer)) return { text, encoding: 'utf8' }
  return { text: buffer.toString('latin1'), encoding: 'latin1' }
}

/** The system can be asked to open a file only if it is no link; Windows cannot. */
const knowsLinks = typeof (constants.O_NOFOLLOW as number | undefined) === 'number'

/** How a file is opened: only if it is no link, which is answered with `link`. */
interface OpenRules {
  readonly trustsModes: boolean
  readonly isNoLink?: boolean
}

function readText(path: string, rules: OpenRules & { readonly isNoLink: true }): FileContent | 'link'
function readText(path: string, rules: OpenRules): FileContent
function readText(path: string, { trustsModes, isNoLink = false }: OpenRules): FileContent | 'link' {
  let descriptor: number | undefined
  try {
    // A pipe that nobody writes to would be waited for.
    const flags = constants.O_RDONLY | (isNoLink ? constants.O_NOFOLLOW : 0) | (knowsLinks ? constants.O_NONBLOCK : 0)
    descriptor = openSync(onDisk(path), flags)
    const status = fstatSync(descriptor)
    if (status.isDirectory()) return { problem: 'directory' }
    if (!status.isFile()) return { problem: 'unreadable', detail: 'not a regular file' }
    if (status.size > largestFile) return { problem: 'too-large' }
    // Files of /proc have no size, though they have contents.
    const buffer = status.size > 0 ? readSized(descriptor, status.size) : readBounded(descriptor)
    if (buffer === undefined) return { problem: 'too-large' }
    return { ...decode(buffer), ...(trustsModes ? { mode: status.mode & 0o7777 } : {}) }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (isNoLink && (code === 'ELOOP' || code === 'EMLINK')) return 'link'
    if (code === 'ENOENT' || code === 'ENOTDIR') return { problem: 'missing' }
    if (code === 'EISDIR') return { problem: 'directory' }
    // A socket, or a device that is not there.
    if (code === 'ENXIO' || code === 'ENODEV') return { problem: 'unreadable', detail: 'not a regular file' }
    return { problem: 'unreadable', detail: code ?? String(error) }
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}

/** A folder inside of the roots, and the regular files that it had when it was listed. */
interface ListedFolder {
  readonly location: string
  readonly files: ReadonlySet<string>
}

/** Where files are read to, one after another. */
let page: Buffer | undefined

/**
 * Reads a file that its folder has just said to be a regular one: then nothing needs to be asked of it, which costs more
 * than the reading. Nothing where it is empty or long, has become something else, or is not UTF-8: a closer look will tell.
 */
function readListed(path: string): string | undefined {
  page ??= Buffer.allocUnsafeSlow(65_536)
  let descriptor: number | undefined
  try {
    descriptor = openSync(onDisk(path), constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    const count = readSync(descriptor, page, 0, page.length, null)
    if (count === 0 || count === page.length) return undefined
    const text = page.toString('utf8', 0, count)
    return text.includes('\uFFFD') ? undefined : text
  } catch {
    return undefined
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}

/** Reads a file at once; what is added to it meanwhile is left out. */
function readSized(descriptor: number, size: number): Buffer {
  const buffer = Buffer.allocUnsafe(size)
  let filled = 0
  while (filled < size) {
    const count = readSync(descriptor, buffer, filled, size - filled, null)
    if (count === 0) break
    filled += count
  }
  return buffer.subarray(0, filled)
}

/** Reads a pipe or device, whose size nobody knows, up to the limit. */
function readBounded(descriptor: number): Buffer | undefined {
  const chunks: Buffer[] = []
  let size = 0
  for (;;) {
    const chunk = Buffer.alloc(65_536)
    const count = readSync(descriptor, chunk)
    if (count === 0) return Buffer.concat(chunks)
    size += count
    if (size > largestFile) return undefined
    chunks.push(chunk.subarray(0, count))
  }
}

/** Lists a folder; names that are no UTF-8 are asked for as bytes. */
function entriesOf(location: string): Entry[] {
  const path = onDisk(location)
  const entries = readdirSync(path, { withFileTypes: true })
  if (!entries.some(({ name }) => name.includes('\uFFFD'))) return entries
  // Of names as bytes, not every runtime tells what they are.
  return readdirSync(path, { encoding: 'buffer' }).flatMap(bytes => {
    const name = fromDisk(bytes)
    const status = lstatSync(onDisk(join(location, name)), { throwIfNoEntry: false })
    return status === undefined ? [] : [{ name, isFile: () => status.isFile(), isDirectory: () => status.isDirectory(), isSymbolicLink: () => status.isSymbolicLink() }]
  })
}

type Entry = Pick<Dirent, 'name' | 'isFile' | 'isDirectory' | 'isSymbolicLink'>

function kindOf(entry: Entry, folder: string, isInside: (path: string) => boolean): FolderEntry['kind'] {
  if (entry.isFile()) return 'file'
  if (entry.isDirectory()) return 'folder'
  if (!entry.isSymbolicLink()) return 'other'
  const path = join(folder, entry.name)
  if (!isInside(path)) return 'outside'
  try {
    const status = statSync(onDisk(path))
    return status.isDirectory() ? 'folder' : status.isFile() ? 'file' : 'other'
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return code === 'EACCES' || code === 'EPERM' ? 'file' : 'other' // Reading says why it cannot be; or it leads nowhere.
  }
}
