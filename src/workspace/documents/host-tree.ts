import { folderOf, joinPath } from './file-system.js'
import type { FileSystem, FolderEntry } from './file-system.js'
import { createNameMatcher, isGlob } from './glob.js'

/** The files of one host below the folder that stands for its `/`. Folders are listed once. */
export interface HostTree {
  /**
   * Lists the paths on the host that a pattern names: `/etc/drbd.d/*.res`, or `facts/lsblk.json` beside `/etc`. Folders are
   * left out, unless one at an exact path is wanted because a file should stand there.
   */
  find(pattern: string, options?: { readonly takesFolder?: boolean }): Promise<readonly string[]>
  /** The path in the file system of a path on the host. */
  locate(path: string): string
  /** The folders that were looked into and are there. */
  folders(): readonly string[]
}

/**
 * Opens a host's tree; nothing is read before it is asked for.
 *
 * `onOutside` is told, once for each, of folders that are links out of what may be read.
 */
export function createHostTree(fileSystem: FileSystem, root: string, onOutside: (folder: string) => void = () => {}): HostTree {
  const listings = new Map<string, readonly FolderEntry[] | undefined>()
  const locate = (path: string): string => joinPath(root, path.replace(/^\/+/, ''))

  const list = async (folder: string): Promise<readonly FolderEntry[] | undefined> => {
    if (listings.has(folder)) return listings.get(folder)
    const parent = folder === '' ? undefined : await list(folderOf(folder))
    const name = folder.slice(folder.lastIndexOf('/') + 1)
    const isThere = folder === '' || folder === '/' || (parent ?? []).some(entry => entry.name === name && entry.kind !== 'file')
    const location = folder === '' ? root : locate(folder)
    const entries = isThere ? await fileSystem.list(location) : undefined
    if (isThere && fileSystem.isOutside?.(location) === true) onOutside(location)
    listings.set(folder, entries)
    return entries
  }

  return {
    locate,
    folders: () => [...listings].filter(([, entries]) => entries !== undefined).map(([folder]) => folder),
    async find(pattern, { takesFolder = false } = {}) {
      let folders = ['']
      const parts = pattern.replace(/^\//, '').split('/')
      const lead = pattern.startsWith('/') ? '/' : ''
      for (const [index, part] of parts.entries()) {
        const isLast = index === parts.length - 1
        const next: string[] = []
        const matches = isGlob(part) ? createNameMatcher(part) : undefined
        for (const folder of folders) {
          const entries = listings.has(folder) ? listings.get(folder) : await list(folder) // Waiting costs more than looking.
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
