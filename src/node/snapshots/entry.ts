import { builtinLanguages } from '../../languages/builtin.js'
import { visible } from '../../text/visible.js'
import { recognise } from '../../workspace/documents/recognise.js'

/** Something in a snapshot: an archive, or a folder that one was unpacked to. */
export interface SnapshotEntry {
  /** With `/`, relative to the snapshot, as it stands there. */
  readonly path: string
  readonly kind: 'file' | 'folder' | 'link' | 'special'
  /** A file's bytes; absent where they were not kept. */
  readonly bytes?: Uint8Array
  /** What a link points at. */
  readonly target?: string
}

/** Stands for the bytes of a file that is larger than what is kept of one. */
export class LeftOut extends Uint8Array {
  /** `limit` is the size that it exceeds, in words. */
  constructor(readonly limit: string) {
    super(0)
  }
}

/** Why a part of a snapshot was refused. */
export interface SnapshotProblem {
  /** The entry's path; the snapshot's own name where it is about the whole. */
  readonly path: string
  /** One sentence in the manner of a finding. */
  readonly message: string
  /** Something that should have been read was not. */
  readonly isIncomplete?: boolean
}

/** The entries that may be used, by their plain paths, links followed. */
export interface SafeEntries {
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly problems: readonly SnapshotProblem[]
}

/** Links that say something by their names, also where the script that they lead to was not collected. */
const startLink = /\/rc[0-6S]\.d\/[SK]\d\d[^/]+$/

/** The most files that links to folders add: links may lie in the folders of links. */
const mostLinked = 10_000

/** The most steps from link to link. */
const longestChain = 8

/**
 * Checks the entries of a snapshot as if they came from an enemy.
 *
 * A path that leads out of the snapshot, a link that does, and anything that is no file, folder or link is refused with a
 * problem. A file that comes twice counts as it came last. A link that leads nowhere is passed over, because collecting tools
 * make many of them, unless a language claims its name.
 */
export function safeEntries(entries: Iterable<SnapshotEntry>): SafeEntries {
  const files = new Map<string, Uint8Array>()
  const links = new Map<string, string>()
  const problems: SnapshotProblem[] = []
  for (const entry of entries) {
    const path = plainPath(entry.path)
    if (path === undefined) {
      problems.push({ path: entry.path, message: `Entry "${shown(entry.path)}" leads out of the snapshot`, ...gap(entry.path) })
    } else if (entry.kind === 'special') {
      problems.push({ path, message: `Entry "${shown(path)}" is neither a file nor a folder nor a link`, ...gap(path) })
    } else if (entry.kind === 'link') {
      const target = targetOf(path, entry.target ?? '')
      if (target === undefined) problems.push({ path, message: `Link "${shown(path)}" leads out of the snapshot`, ...gap(path) })
      else links.set(path, target)
      files.delete(path)
    } else if (entry.kind === 'file' && entry.bytes !== undefined) {
      files.set(path, entry.bytes)
      links.delete(path)
    }
  }
  const found = new Map(files)
  const paths = [...files.keys()].sort()
  let budget = mostLinked
  for (const path of links.keys()) {
    const target = endOf(path, links)
    const bytes = target === undefined ? undefined : found.get(target)
    if (bytes !== undefined) {
      files.set(path, bytes)
      continue
    }
    // A link to a folder has all that lies there.
    const below = target === undefined ? [] : pathsBelow(paths, target, budget)
    budget -= below.length
    for (const file of below) files.set(path + file.slice((target ?? '').length), found.get(file) ?? new Uint8Array())
    if (below.length > 0) continue
    if (startLink.test(path)) files.set(path, new Uint8Array())
    else if (isConfiguration(path)) problems.push({ path, message: `Link "${shown(path)}" leads to nothing in the snapshot`, isIncomplete: true })
  }
  return { files, problems }
}

/** Resolves `.` and repeated slashes; nothing for a path that is absolute, climbs, or holds a NUL. Backslashes are letters. */
export function plainPath(path: string): string | undefined {
  if (path.startsWith('/') || path.includes('\0')) return undefined
  const parts = path.split('/').filter(part => part !== '' && part !== '.')
  return parts.includes('..') ? undefined : parts.join('/')
}

/**
 * Finds where a link points inside the snapshot. An absolute one points below the host's root, which is the snapshot's first
 * folder.
 */
function targetOf(path: string, target: string): string | undefined {
  const [top = ''] = path.split('/')
  const parts = target.startsWith('/') ? [top] : path.split('/').slice(0, -1)
  for (const part of target.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return undefined
  }
  return parts.length === 0 ? undefined : parts.join('/')
}

/** Finds where a chain of links ends; nothing for one that goes round in circles. */
function endOf(path: string, links: ReadonlyMap<string, string>): string | undefined {
  let at = path
  for (let step = 0; step < longestChain; step += 1) {
    const next = links.get(at)
    if (next === undefined) return at
    at = next
  }
  return undefined
}

/** Lists the paths below a folder, at most so many; `paths` are in order. */
function pathsBelow(paths: readonly string[], folder: string, most: number): readonly string[] {
  const start = `${folder}/`
  let [low, high] = [0, paths.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((paths[middle] ?? '') < start) low = middle + 1
    else high = middle
  }
  const below: string[] = []
  for (let at = low; at < paths.length && below.length < most && paths[at]?.startsWith(start) === true; at += 1) below.push(paths[at] ?? '')
  return below
}

function gap(path: string): Pick<SnapshotProblem, 'isIncomplete'> {
  return isConfiguration(path) ? { isIncomplete: true } : {}
}

/** Tells by its path whether a language claims a file: what cannot be read of it never counts as clean. */
function isConfiguration(path: string): boolean {
  return recognise(path, builtinLanguages) !== undefined
}

/** Entries may have any name, and any length of it. */
function shown(path: string): string {
  const plain = visible(path)
  return plain.length > 100 ? `${plain.slice(0, 99)}…` : plain
}
