import type { DocumentSymbol } from '../languages/language.js'
import type { Span } from '../text/span.js'
import type { NamingFile } from '../workspace/mentions.js'
import type { EditedDocument } from './document.js'
import { definitionsOf, placesNaming } from './names.js'
import { symbolsOf } from './symbols.js'

/** A part of a file that needs others or is needed: a resource, a service, a group of haresources, a host's section. */
export interface Part {
  readonly document: EditedDocument
  readonly file: NamingFile
  readonly name: string
  readonly detail?: string
  readonly kind: DocumentSymbol['kind']
  readonly span: Span
  readonly nameSpan: Span
}

/** A part, and where the need for it is written. */
export interface Dependency {
  readonly part: Part
  readonly at: readonly Span[]
}

/** The files in which parts are looked for. */
export interface PartSearch {
  readonly files: readonly NamingFile[]
  documentOf(file: NamingFile): Promise<EditedDocument | undefined>
}

/** Finds the outermost part around a place that something else can need. */
export function partAt(document: EditedDocument, file: NamingFile, offset: number): Part | undefined {
  const holds = ({ span }: DocumentSymbol): boolean => span.start <= offset && offset <= span.end
  const declares = ({ span }: DocumentSymbol): boolean => file.mentions.some(found => found.role === 'declares' && span.start <= found.span.start && found.span.end <= span.end)
  let found: DocumentSymbol | undefined
  let list = symbolsOf(document)
  for (let next = list.find(holds); next !== undefined; next = list.find(holds)) {
    // The file's outer element declares all that is in it.
    if (found === undefined || isContainer(found) || (next.children.length > 0 && declares(next) && next.kind !== 'section')) found = next
    list = next.children
  }
  return found === undefined ? undefined : partOf(found, document, file)
}

/** Lists what a part needs: what it names, in order, which is the order in which a line of haresources starts it. */
export async function dependenciesOf(part: Part, { files, documentOf }: PartSearch): Promise<readonly Dependency[]> {
  const found = new Map<string, { part: Part; at: Span[] }>()
  for (const mention of part.file.mentions) {
    if (mention.role === 'declares' || mention.span.start < part.span.start || part.span.end < mention.span.end) continue
    for (const place of definitionsOf(files, part.file, mention).slice(0, 1)) {
      const document = await documentOf(place.file)
      const other = document === undefined ? undefined : partAt(document, place.file, place.mention.span.start)
      if (other !== undefined && !isSame(other, part)) add(found, other, mention.span)
    }
  }
  return [...found.values()]
}

/** Lists the parts that need what a part declares. */
export async function dependentsOf(part: Part, { files, documentOf }: PartSearch): Promise<readonly Dependency[]> {
  const found = new Map<string, { part: Part; at: Span[] }>()
  for (const mention of part.file.mentions) {
    if (mention.role !== 'declares' || mention.span.start < part.span.start || part.span.end < mention.span.end) continue
    for (const place of placesNaming(files, mention)) {
      if (place.mention.role === 'declares') continue
      const document = await documentOf(place.file)
      const other = document === undefined ? undefined : partAt(document, place.file, place.mention.span.start)
      if (other !== undefined && !isSame(other, part)) add(found, other, place.mention.span)
    }
  }
  return [...found.values()]
}

function add(found: Map<string, { part: Part; at: Span[] }>, part: Part, span: Span): void {
  const key = `${part.file.source.id} ${part.span.start}`
  const known = found.get(key)
  if (known === undefined) found.set(key, { part, at: [span] })
  else known.at.push(span)
}

/** Elements such as `cluster` and `rm` hold parts and are none. */
function isContainer({ kind }: DocumentSymbol): boolean {
  return kind === 'section'
}

function isSame(a: Part, b: Part): boolean {
  return a.file.source.id === b.file.source.id && a.span.start === b.span.start
}

function partOf({ name, detail, kind, span, nameSpan }: DocumentSymbol, document: EditedDocument, file: NamingFile): Part {
  return { document, file, name, ...(detail === undefined ? {} : { detail }), kind, span, nameSpan }
}
