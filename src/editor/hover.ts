import type { VocabularyEntry } from '../languages/language.js'
import type { Span } from '../text/span.js'
import type { EditedDocument } from './document.js'

/** What is known of the word under the pointer. */
export interface Hover {
  readonly span: Span
  /** Markdown. */
  readonly content: string
}

/** Explains the word at an offset; `undefined` where there is nothing to say. */
export function hoverAt(document: EditedDocument, offset: number): Hover | undefined {
  const cursor = document.language.cursorAt(document.reading, offset)
  return cursor?.entry === undefined ? undefined : { span: cursor.span, content: describeEntry(cursor.entry) }
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
