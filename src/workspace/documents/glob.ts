import picomatch from 'picomatch/posix.js'

import { joinPath } from './file-system.js'
import type { FileSystem, FolderProblem } from './file-system.js'
import { shellMatcher } from './shell-pattern.js'

const magic = /[*?[\]]/

/** Tells whether a shell pattern has magic in it, so that it may match nothing. */
export function isGlob(pattern: string): boolean {
  return magic.test(pattern)
}

/** Names may hold line feeds: `.` takes them too. */
const anyLine = 's'

/** Makes a test for paths from a pattern of the configuration file: `**` crosses folders, `{a,b}` chooses. */
export function createPathMatcher(pattern: string): (path: string) => boolean {
  return remembered(pathMatchers, pattern, () => picomatch(pattern.includes('/') ? pattern : `**/${pattern}`, { dot: true, flags: anyLine }))
}

/** Makes a test for one name from a shell pattern (`* ? [ ]` only; a leading dot must be written). */
export function createNameMatcher(pattern: string): (name: string) => boolean {
  if (!isGlob(pattern)) return name => name === pattern
  return remembered(nameMatchers, pattern, () => shellMatcher(pattern))
}

type Matcher = (text: string) => boolean

/** Each host is asked for the same patterns, and each file for those of the settings. */
const nameMatchers = new Map<string, Matcher>()
const pathMatchers = new Map<string, Matcher>()
const mostMatchers = 1_000

function remembered(matchers: Map<string, Matcher>, pattern: string, make: () => Matcher): Matcher {
  let matcher = matchers.get(pattern)
  if (matcher === undefined) {
    matcher = make()
    if (matchers.size >= mostMatchers) matchers.clear()
    matchers.set(pattern, matcher)
  }
  return matcher
}

/** How a pattern is followed. */
export interface GlobOptions {
  /** The pattern ends with `/`, and so names folders only. */
  readonly takesFolders?: boolean
  /** Is told of folders that cannot be looked into. */
  onProblem?(folder: string, problem: FolderProblem): void
}

/**
 * Lists the files below `root` that a shell pattern names, in C collation order, as glob(3) does.
 *
 * `pattern` is a path below `root`, without a leading slash.
 */
export async function expandGlob(
  fileSystem: FileSystem,
  root: string,
  pattern: string,
  { takesFolders = false, onProblem = () => {} }: GlobOptions = {},
): Promise<string[]> {
  let found = [root]
  const parts = pattern.split('/')
  const first = parts.findIndex(isGlob)
  const firstGlob = first === -1 ? parts.length : first
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1 && !takesFolders
    // Whether what is named outright is there is for the caller to see; behind a pattern glob(3) looks itself.
    if (!isGlob(part) && (index <= firstGlob || part === '' || part === '.' || part === '..')) {
      found = found.map(folder => joinPath(folder, part))
      continue
    }
    const matches = isGlob(part) ? createNameMatcher(part) : (name: string): boolean => name === part
    const next: string[] = []
    for (const folder of found) {
      const entries = await fileSystem.list(folder)
      const problem = entries === undefined ? fileSystem.problemOf?.(folder) : undefined
      if (problem !== undefined) onProblem(folder, problem)
      for (const entry of entries ?? []) {
        if (matches(entry.name) && (isLast || entry.kind === 'folder')) next.push(joinPath(folder, entry.name))
      }
    }
    found = next
  }
  return isGlob(pattern) ? found.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)) : found
}
