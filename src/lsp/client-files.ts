import type { FileSystem } from '../workspace/documents/file-system.js'
import { memoryFileSystem } from '../workspace/documents/file-system.js'

/** Files that the client has, where there is no disk: it tells of each that comes, changes or goes. */
export interface ClientFiles {
  readonly fileSystem: FileSystem
  /** Takes texts by path; `null` takes a file away. */
  put(texts: Iterable<readonly [path: string, text: string | null]>): void
}

/** Starts without any file. */
export function createClientFiles(): ClientFiles {
  const texts: Record<string, string> = {}
  const stamps = new Map<string, number>()
  let changes = 0
  let files = memoryFileSystem({})
  return {
    put(given) {
      changes += 1
      for (const [path, text] of given) {
        if (text === null) delete texts[path]
        else texts[path] = text
        for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) stamps.set(at, changes)
      }
      files = memoryFileSystem(texts)
    },
    fileSystem: {
      read: path => files.read(path),
      list: path => files.list(path),
      stampOf: path => stamps.get(path)?.toString(),
    },
  }
}
