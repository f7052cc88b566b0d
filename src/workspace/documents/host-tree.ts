import { allThere, folderOf, joinPath, whenThere } from './file-system.js'
import type { FileSystem, FolderEntry, FolderProblem, MaybePromise } from './file-system.js'
import { createNameMatcher, isGlob } from './glob.js'

/** The files of one host below the folder that stands for its `/`. Folders are listed once. */
export interface HostTree {
  /**
   * Lists the paths on the host that a pattern names: `/etc/drbd.d/*.res`, or `facts/lsblk.json` beside `/etc`. Folders are
   * left out, unless one at an exact path is wanted because a file should stand there. `onProblem` is told of folders on the
   * way that are there and cannot be looked into, each time.
   */
  find(pattern: string, options?: FindOptions): MaybePromise<readonly string[]>
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
  const listings = new Map<string, Listing | undefined>()
  const locate = (path: string): string => lent[path] ?? joinPath(root, path.replace(/^\/+/, ''))

  const take = (folder: string, location: string, entries: readonly FolderEntry[] | undefined): Listing | undefined => {
    const problem = entries === undefined ? fileSystem.problemOf?.(location) : undefined
    if (problem !== undefined) problems.set(folder, [location, problem])
    const listing = entries === undefined ? undefined : { entries, byName: new Map(entries.map(entry => [entry.name, entry])) }
    listings.set(folder, listing)
    return listing
  }
  const listBelow = (folder: string, parent: Listing | undefined): MaybePromise<Listing | undefined> => {
    const entry = parent?.byName.get(folder.slice(folder.lastIndexOf('/') + 1))
    if (folder !== '' && folder !== '/' && (entry === undefined || entry.kind === 'file')) {
      listings.set(folder, undefined)
      return undefined
    }
    const location = folder === '' ? root : locate(folder)
    return whenThere(fileSystem.list(location), entries => take(folder, location, entries))
  }
  const list = (folder: string): MaybePromise<Listing | undefined> => {
    if (listings.has(folder)) return listings.get(folder)
    return folder === '' ? listBelow(folder, undefined) : whenThere(list(folderOf(folder)), parent => listBelow(folder, parent))
  }
  /** Lists what one part of a pattern names in folders that were listed. */
  const follow = (folders: readonly string[], { lead, name, matches, isLast }: Step, { takesFolder = false, onProblem }: FindOptions): string[] => {
    const found: string[] = []
    for (const folder of folders) {
      const listing = listings.get(folder)
      const problem = listing === undefined && onProblem !== undefined ? problems.get(folder) : undefined
      if (problem !== undefined) onProblem?.(...problem)
      for (const entry of listing === undefined ? [] : entriesNamed(listing, name, matches)) {
        const isFolder = entry.kind === 'folder'
        if (isLast ? isFolder && !(takesFolder && matches === undefined) : !isFolder && entry.kind !== 'outside') continue
        found.push(folder === '' ? lead + entry.name : `${folder}/${entry.name}`)
      }
    }
    return found
  }

  return {
    locate,
    folders: () => [...listings].flatMap(([folder, listing]) => (listing === undefined ? [] : [folder])),
    find(pattern, options = {}) {
      if (Object.hasOwn(lent, pattern)) return [pattern]
      let found: MaybePromise<readonly string[]> = ['']
      for (const step of stepsOf(pattern)) found = whenThere(found, folders => whenThere(allThere(folders.map(list)), () => follow(folders, step, options)))
      return found
    },
  }
}

/** What a folder holds. */
interface Listing {
  readonly entries: readonly FolderEntry[]
  readonly byName: ReadonlyMap<string, FolderEntry>
}

function entriesNamed({ entries, byName }: Listing, name: string, matches: Step['matches']): readonly FolderEntry[] {
  if (matches !== undefined) return entries.filter(entry => matches(entry.name))
  const entry = byName.get(name)
  return entry === undefined ? [] : [entry]
}

/** One part of a pattern. */
interface Step {
  /** What paths begin with that have no folder before this part. */
  readonly lead: '/' | ''
  readonly name: string
  /** Absent where it is an exact name. */
  readonly matches?: (name: string) => boolean
  readonly isLast: boolean
}

/** Each host is asked for the same patterns. */
const knownSteps = new Map<string, readonly Step[]>()
const mostPatterns = 1_000

function stepsOf(pattern: string): readonly Step[] {
  let steps = knownSteps.get(pattern)
  if (steps === undefined) {
    const lead = pattern.startsWith('/') ? '/' : ''
    const names = pattern.replace(/^\//, '').split('/')
    steps = names.map((name, index) => ({ lead, name, ...(isGlob(name) ? { matches: createNameMatcher(name) } : {}), isLast: index === names.length - 1 }))
    if (knownSteps.size >= mostPatterns) knownSteps.clear()
    knownSteps.set(pattern, steps)
  }
  return steps
}
