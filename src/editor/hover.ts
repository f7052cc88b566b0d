import type { Cursor, VocabularyEntry } from '../languages/language.js'
import { overlapping } from '../secrets/mask.js'
import type { Mention } from '../text/mention.js'
import { counted } from '../text/quantity.js'
import type { Source } from '../text/source.js'
import type { Span } from '../text/span.js'
import { namedIn } from '../workspace/mentions.js'
import type { NamingFile } from '../workspace/mentions.js'
import type { EditedDocument } from './document.js'
import { meantBy } from './meaning.js'
import { kindInWords, mentionAt, placesNaming } from './names.js'

/** What is known of the word under the pointer. */
export interface Hover {
  readonly span: Span
  /** Markdown. */
  readonly content: string
}

/**
 * Explains the word at an offset: what its language knows of it, what its number amounts to, and what it names here and in
 * other files. `undefined` where there is nothing to say.
 */
export function hoverAt(document: EditedDocument, offset: number, files: readonly NamingFile[] = []): Hover | undefined {
  const { language, reading, source } = document
  const cursor = language.cursorAt(reading, offset)
  const name = nameUnder(document, offset)
  const known = name === undefined ? undefined : describeName(name, document, files)
  const about = cursor?.entry === undefined ? undefined : describeEntry(cursor.entry)
  const meant = cursor?.entry === undefined || !isNumber(cursor, source) ? undefined : meantBy(source.text.slice(cursor.span.start, cursor.span.end), cursor.entry)
  const parts = [known, meant === undefined ? undefined : `= ${meant}`, about].filter(part => part !== undefined)
  const span = name?.span ?? cursor?.span
  return parts.length === 0 || span === undefined ? undefined : { span, content: parts.join('\n\n') }
}

/** Tells whether a place names something, of which other files may tell more. */
export function isNameAt(document: EditedDocument, offset: number): boolean {
  return nameUnder(document, offset) !== undefined
}

/** What is named at a place, unless it may be a secret. */
function nameUnder({ language, reading, source, masking }: EditedDocument, offset: number): Mention | undefined {
  const around = language.narrowed?.(reading, offset) ?? reading
  const name = mentionAt({ source, mentions: namedIn({ language, reading: around }) }, offset)
  return name === undefined || overlapping(masking.secretsIn(source.id), { start: offset, end: offset + 1 }).length > 0 ? undefined : name
}

function isNumber({ span }: Cursor, { text }: Source): boolean {
  return /^\d+[A-Za-z]?$/.test(text.slice(span.start, span.end))
}

/** The most files that are listed: what is shown beside the text has little room. */
const mostFiles = 5

/** Says what is named, where it is declared, and how often it is named. */
function describeName(name: Mention, { source, language, reading }: EditedDocument, files: readonly NamingFile[]): string {
  const own = files.find(file => file.source.id === source.id) ?? { source, mentions: namedIn({ language, reading }) }
  const all = [...files.filter(file => file.source.id !== source.id), own]
  const places = placesNaming(all, name)
  const declared = [...new Set(places.filter(({ mention }) => mention.role === 'declares').map(({ file }) => fileInWords(file)))].sort()
  const listed = declared.length > mostFiles ? [...declared.slice(0, mostFiles), `${declared.length - mostFiles} more`] : declared
  const count = new Set(places.map(({ file }) => file)).size
  return [
    `**${name.name}** — ${kindInWords(name.of)}${name.scope === undefined ? '' : ` of ${name.scope}`}`,
    '',
    ...(listed.length === 0 ? [] : [`- Declared in ${listed.join(', ')}`]),
    `- Named ${counted(places.length, 'time')} in ${counted(count, 'file')}`,
  ].join('\n')
}

function fileInWords({ source, place }: NamingFile): string {
  return place === undefined ? source.id : `${place.host}:${place.path}`
}

/** Writes what the vocabulary knows of a name, as Markdown. */
export function describeEntry(entry: VocabularyEntry): string {
  const facts = [
    entry.value === undefined ? undefined : `Value: ${entry.value}`,
    entry.values === undefined ? undefined : `One of: ${entry.values.map(value => `\`${value}\``).join(', ')}`,
    entry.default === undefined ? undefined : `Default: \`${entry.default}\``,
    entry.versions === undefined ? undefined : `Versions: ${entry.versions}`,
    entry.deprecated === undefined ? undefined : `Deprecated: ${entry.deprecated}`,
  ].filter(line => line !== undefined)
  const head = `**${entry.name}** — ${entry.doc}`
  return facts.length === 0 ? head : `${head}\n\n${facts.map(line => `- ${line}`).join('\n')}`
}
