import { closeSync, fstatSync, lstatSync, openSync, readdirSync, readFileSync, readSync, realpathSync } from 'node:fs'
import { resolve, sep } from 'node:path'

import { largestFile } from '../engine/file-system.js'
import type { FileContent, FileSystem, FolderEntry } from '../engine/file-system.js'

/** How a disk is read. */
export interface NodeFileSystemOptions {
  /** Relative paths begin here; the working directory when absent. */
  readonly workingDirectory?: string
  /** Links that lead out of these folders are refused; when empty, links are followed anywhere. */
  readonly roots?: readonly string[]
  /** The files' own permission bits count: true for a live host, false for copies such as a repository's. */
  readonly trustsModes?: boolean
}

/**
 * Reads files from disk. All answers come at once.
 *
 * Bytes that are not UTF-8 are read as Latin-1, one character a byte. Never throws.
 */
export function nodeFileSystem(options: NodeFileSystemOptions = {}): FileSystem {
  const workingDirectory = options.workingDirectory ?? process.cwd()
  const roots = (options.roots ?? []).map(root => realPath(resolve(workingDirectory, root))).filter(root => root !== undefined)
  const locate = (path: string): string => resolve(workingDirectory, path)
  const isInside = (path: string): boolean => {
    if (roots.length === 0) return true
    const real = realPath(path)
    if (real === undefined) return true // It does not exist; reading says so.
    return roots.some(root => real === root || real.startsWith(root.endsWith(sep) ? root : root + sep))
  }

  return {
    read(path): FileContent {
      const location = locate(path)
      if (!isInside(location)) return { problem: 'outside' }
      return readText(location, options.trustsModes === true)
    },
    list(path): readonly FolderEntry[] | undefined {
      const location = locate(path)
      if (!isInside(location)) return undefined
      try {
        return readdirSync(location, { withFileTypes: true })
          .map(entry => ({ name: entry.name, kind: kindOf(entry, location) }))
          .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
      } catch {
        return undefined
      }
    },
  }
}

/** Reads a whole stream such as standard input as text. */
export function decode(buffer: Buffer): { readonly text: string; readonly encoding: 'utf8' | 'latin1' } {
  const text = buffer.toString('utf8')
  if (!text.includes('\uFFFD') || Buffer.from(text, 'utf8').equals(buffer)) return { text, encoding: 'utf8' }
  return { text: buffer.toString('latin1'), encoding: 'latin1' }
}

function readText(path: string, trustsModes: boolean): FileContent {
  let descriptor: number | undefined
  try {
    descriptor = openSync(path, 'r')
    const status = fstatSync(descriptor)
    if (status.isDirectory()) return { problem: 'directory' }
    if (status.size > largestFile) return { problem: 'too-large' }
    const buffer = status.isFile() ? readFileSync(descriptor) : readBounded(descriptor)
    if (buffer === undefined) return { problem: 'too-large' }
    return { ...decode(buffer), ...(trustsModes ? { mode: status.mode & 0o7777 } : {}) }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'ENOTDIR') return { problem: 'missing' }
    if (code === 'EISDIR') return { problem: 'directory' }
    return { problem: 'unreadable', detail: code ?? String(error) }
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
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

function kindOf(entry: { name: string; isFile(): boolean; isDirectory(): boolean; isSymbolicLink(): boolean }, folder: string): FolderEntry['kind'] {
  if (entry.isFile()) return 'file'
  if (entry.isDirectory()) return 'folder'
  if (!entry.isSymbolicLink()) return 'other'
  const real = realPath(resolve(folder, entry.name))
  if (real === undefined) return 'other'
  try {
    const status = lstatSync(real)
    return status.isDirectory() ? 'folder' : status.isFile() ? 'file' : 'other'
  } catch {
    return 'other'
  }
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path)
  } catch {
    return undefined
  }
}
