import { realpathSync } from 'node:fs'
import { resolve, sep } from 'node:path'

import { fromDisk, onDisk } from './disk-path.js'

/** What may be read, and written. */
export interface ConfinementOptions {
  /** Relative paths begin here; the working directory when absent. */
  readonly workingDirectory?: string
  /** Links that lead out of these folders are refused; when empty, links are followed anywhere. */
  readonly roots?: readonly string[]
  /** Files that may lie anywhere, such as those given by name. */
  readonly files?: readonly string[]
}

/** Makes a test that tells whether a path, its links followed, lies where it may. One that leads nowhere does. */
export function createConfinement({ workingDirectory = process.cwd(), roots = [], files = [] }: ConfinementOptions): (path: string) => boolean {
  const locate = (path: string): string => resolve(workingDirectory, path)
  const named = new Set(files.map(locate))
  const folders = roots.map(root => realPath(locate(root))).filter(root => root !== undefined)
  return path => {
    const location = locate(path)
    if (roots.length === 0 || named.has(location)) return true
    const real = realPath(location)
    return real === undefined || folders.some(root => real === root || real.startsWith(root.endsWith(sep) ? root : root + sep))
  }
}

/** Follows all links of a path; nothing where it leads nowhere. */
export function realPath(path: string): string | undefined {
  try {
    const real = realpathSync.native(onDisk(path))
    // Names that are no UTF-8 would look alike.
    return real.includes('\uFFFD') ? fromDisk(realpathSync.native(onDisk(path), 'buffer')) : real
  } catch {
    return undefined
  }
}
