import type { LanguageEntry } from '../../languages/language.js'
import { joinPath } from './file-system.js'
import type { FileSystem } from './file-system.js'
import { createPathMatcher } from './glob.js'
import { recognise } from './recognise.js'
import type { Settings } from '../settings.js'

/** Folders of a host where programs, their documents and what the kernel says lie, and so many files that nobody wants them listed. */
const passedOver: ReadonlySet<string> = new Set(['bin', 'boot', 'dev', 'facts', 'lib', 'lib32', 'lib64', 'node_modules', 'proc', 'run', 'sbin', 'sos_commands', 'sos_logs', 'sys', 'usr', 'var'])
const deepest = 3
/** A folder of a host that somebody collected by hand may be a copy of a whole disk. */
export const mostFolders = 200

/** Where files out of place are looked for. */
export interface HostFolder {
  readonly root: string
  readonly files: Pick<FileSystem, 'list'>
  readonly languages: readonly LanguageEntry[]
  readonly settings: Settings
  /** Tells of a file that it is read, or is of no interest. */
  isTaken(location: string): boolean
}

export interface FilesOutOfPlace {
  readonly found: readonly string[]
  /** There are more folders than are looked through. */
  readonly isCutOff: boolean
}

/**
 * Finds files in a host's folder that are called like configuration and that nothing of the host reads: a text of the crm shell
 * below `root`, a copy of drbd.conf, a compressed ha.cf. Not on a machine itself, and no deeper than people put such files.
 */
export async function filesOutOfPlace({ root, files, languages, settings, isTaken }: HostFolder): Promise<FilesOutOfPlace> {
  if (root === '/') return { found: [], isCutOff: false }
  const isExcluded = settings.exclude.map(createPathMatcher)
  const isConfiguration = (location: string, name: string): boolean =>
    withoutCompression(name) !== name ? isCompressed(location, languages, settings) : isNamedLike(name, languages) && recognise(location, languages, settings) !== undefined
  const found: string[] = []
  let folders: readonly string[] = [root]
  let left = mostFolders
  for (let depth = 0; depth <= deepest && folders.length > 0; depth += 1) {
    const next: string[] = []
    for (const folder of folders) {
      if ((left -= 1) < 0) return { found, isCutOff: true }
      for (const { name, kind, isLink } of (await files.list(folder)) ?? []) {
        const location = joinPath(folder, name)
        if (isExcluded.some(excludes => excludes(settings.pathFromSettings(location)))) continue
        if (kind === 'folder' && isLink !== true && !name.startsWith('.') && !passedOver.has(name)) next.push(location)
        else if (kind === 'file' && !isTaken(location) && isConfiguration(location, name)) found.push(location)
      }
    }
    folders = next
  }
  return { found, isCutOff: false }
}

/** Tells of a file that it is called like a compressed one of a language. */
export function isCompressed(path: string, languages: readonly LanguageEntry[], settings: Settings): boolean {
  const plain = withoutCompression(path)
  return plain !== path && isNamedLike(plain.slice(plain.lastIndexOf('/') + 1), languages) && recognise(plain, languages, settings) !== undefined
}

function withoutCompression(name: string): string {
  return name.replace(/\.(?:gz|bz2|xz|zst|lzma|Z)$/, '')
}

/** By its whole name, or by an ending: other patterns hold much that has nothing to do with clusters. */
function isNamedLike(name: string, languages: readonly LanguageEntry[]): boolean {
  return languages.some(({ fileNames }) => fileNames.some(known => known === name || (known.startsWith('*.') && name.endsWith(known.slice(1)))))
}
