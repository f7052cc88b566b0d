import { createNameMatcher } from '../workspace/documents/glob.js'
import { folderOf, joinPath } from '../workspace/documents/file-system.js'
import type { NamingFile } from '../workspace/mentions.js'
import type { Mention } from '../text/mention.js'

/** A file, or a pattern of files, that another file names. */
export interface FileLink {
  readonly mention: Mention
  /** Where it lies, in the file system; of a pattern the folder. */
  readonly location: string
  /** The known files that a pattern names. */
  readonly matches: readonly string[]
  readonly isPattern: boolean
}

/** Lists the files that a file names: what it includes, scripts, logs. */
export function linksOf(file: NamingFile, known: Iterable<string>): readonly FileLink[] {
  const paths = [...known]
  return file.mentions.filter(({ of }) => of === 'file').map(mention => linkOf(file, mention, paths))
}

/** Works out which files a name means. A host's paths lie below the folder that stands for its `/`. */
export function linkOf(file: NamingFile, mention: Mention, known: Iterable<string>): FileLink {
  const location = locationOf(file, mention.name)
  const at = location.split('/').findIndex(part => /[*?[\]]/.test(part))
  if (at === -1) return { mention, location, matches: [...known].filter(path => path === location), isPattern: false }
  const matches = matcherOf(location)
  return { mention, location: location.split('/').slice(0, at).join('/'), matches: [...known].filter(matches), isPattern: true }
}

/** Lists the statements by which other files of its host bring a file in. */
export function includesOf(files: readonly NamingFile[], { source, place }: NamingFile): readonly { readonly file: NamingFile; readonly mention: Mention }[] {
  return files
    .filter(file => file.place?.host === place?.host)
    .flatMap(file => linksOf(file, [source.id]).flatMap(({ matches, mention }) => (matches.length > 0 ? [{ file, mention }] : [])))
}

/** Where a path of a file's host lies in the file system; one that is not absolute counts from the file. */
function locationOf({ source: { id }, place }: NamingFile, path: string): string {
  if (!path.startsWith('/')) return joinPath(folderOf(id), path)
  const root = place !== undefined && id.endsWith(place.path) ? id.slice(0, id.length - place.path.length) : ''
  return `${root}${path}`
}

function matcherOf(location: string): (path: string) => boolean {
  const parts = location.split('/').map(createNameMatcher)
  return path => {
    const names = path.split('/')
    return names.length === parts.length && names.every((name, index) => parts[index]?.(name) === true)
  }
}
