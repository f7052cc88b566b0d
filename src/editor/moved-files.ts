import type { FileEdit } from '../diagnostics/fix.js'
import type { NamingFile } from '../workspace/mentions.js'
import { linkOf } from './links.js'

/** A file that gets another name. */
export interface MovedFile {
  readonly from: string
  readonly to: string
}

/** Works out how files that name others by their path have to change when those move; patterns stay. */
export function editsForMoved(files: readonly NamingFile[], moved: readonly MovedFile[]): readonly FileEdit[] {
  const edits: FileEdit[] = []
  for (const file of files) {
    for (const mention of file.mentions) {
      if (mention.of !== 'file') continue
      const { location, isPattern } = linkOf(file, mention, [])
      const to = isPattern ? undefined : moved.find(({ from }) => from === location)?.to
      const newText = to === undefined ? undefined : pathTo(to, mention.name, location)
      if (newText !== undefined) edits.push({ file: file.source.id, span: mention.span, newText })
    }
  }
  return edits
}

/** Writes the new path as the old one was written; nothing where the file leaves what that counts from. */
function pathTo(to: string, written: string, location: string): string | undefined {
  const base = location.endsWith(written) ? location.slice(0, location.length - written.length) : undefined
  return base !== undefined && to.startsWith(base) ? to.slice(base.length) : undefined
}
