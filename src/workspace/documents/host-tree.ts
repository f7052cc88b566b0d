import { folderOf, joinPath } from './file-system.js'
import type { FileSystem, FolderEntry, FolderProblem } from './file-system.js'
import { createNameMatcher, isGlob } from './glob.js'

/** The files of one host below the folder that stands for its `/`. Folders are listed once. */
export interface HostTree {
  /**
   * Lists the paths on the host that a pattern names: `/etc/drbd.d/*.res`, or `facts/lsblk.json` beside `/etc`. Folders are
   * left out, unless one at an exact path is wanted because a file should stand there. `onProblem` is told of folders on the
   * way that are there and cannot be looked into, each time.
   */
  find(pattern: string, options?: FindOptions): Promise<readonly string[]>
  /** The path in the file system of a path on the host. */
  locate(path: string): string
  /** The folders that were looked into and are there. */
  folders(): readonly string[]
}

/** What is to be found. */
export interface FindOptions {
  readonly takesFolder?: boolean
  onProblem?(folder: string, problem: FolderProblem): void
}

/** Opens a host's tree, with the files that are lent to it; nothing is read before it is asked for. */
export function createHostTree(fileSystem: FileSystem, root: string, lent: Readonly<Record<string, string>> = {}): HostTree {
  const problems = new Map<string, readonly [location: string, problem: FolderProblem]>()
  const listings = new Map<string, readonly FolderEntry[] | undefined>()
  const locate = (path: string): string => lent[path] ?? joinPath(root, path.replace(/^\/+/, ''))

  const list = async (folder: string): Promise<readonly FolderEntry[] | undefined> => {
    if (listings.has(folder)) return listings.get(folder)
    const parent = folder === '' ? undefined : await list(folderOf(folder))
    const name = folder.slice(folder.lastIndexOf('/') + 1)
    const isThere = folder === '' || folder === '/' || (parent ?? []).some(entry => entry.name === name && entry.kind !== 'file')
    const location = folder === '' ? root : locate(folder)
    const entries = isThere ? await fileSystem.list(location) : undefined
    const problem = isThere && entries === undefined ? fileSystem.problemOf?.(location) : undefined
    if (problem !== undefined) problems.set(folder, [location, problem])
    listings.set(folder, entries)
    return entries
  }

  return {
    locate,
    folders: () => [...listings].filter(([, entries]) => entries !== undefined).map(([folder]) => folder),
    async find(pattern, { takesFolder = false, onProblem } = {}) {
      if (Object.hasOwn(lent, pattern)) return [pattern]
      let folders = ['']
      const parts = pattern.replace(/^\//, '').split('/')
      const lead = pattern.startsWith('/') ? '/' : ''
      for (const [index, part] of parts.entries()) {
        const isLast = index === parts.length - 1
        const next: string[] = []
        const matches = isGlob(part) ? createNameMatcher(part) : undefined
        for (const folder of folders) {
          const entries = listings.has(folder) ? listings.get(folder) : await list(folder) // Waiting costs more than looking.
          if (entries === undefined && onProblem !== undefined) {
            const problem = problems.get(folder)
            if (problem !== undefined) onProblem(...problem)
          }
          for (const entry of entries ?? []) {
            if (matches === undefined ? entry.name !== part : !matches(entry.name)) continue
            const isFolder = entry.kind === 'folder'
            if (isLast ? isFolder && !(takesFolder && matches === undefined) : !isFolder && entry.kind !== 'outside') continue
            next.push(folder === '' ? lead + entry.name : `${folder}/${entry.name}`)
          }
        }
        folders = next
      }
      return folders
    },
  }
}
