import type { NamingFile } from '../workspace/mentions.js'
import { linkOf } from './links.js'

/**
 * Finds where a file of a name may be put so that it is read together with a document: in a folder of which the document, or a
 * file that includes the document, reads all files of such names.
 */
export function placeForOwnFile(files: readonly NamingFile[], document: NamingFile, name: string): string | undefined {
  const own = document.source.id
  for (const file of files) {
    if (file.place?.host !== document.place?.host) continue
    for (const mention of file.mentions) {
      if (mention.of !== 'file') continue
      const { location, isPattern } = linkOf(file, mention, [])
      const path = `${location}/${name}`
      if (!isPattern || path === own) continue
      const { matches } = linkOf(file, mention, [path, own])
      if (matches.includes(path) && (file === document || matches.includes(own))) return path
    }
  }
  return undefined
}
