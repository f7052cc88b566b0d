import type { FormatOptions } from '../languages/language.js'
import type { Edit } from '../text/edit.js'
import type { EditedDocument } from './document.js'

/** Lists the whitespace edits that lay a document out. */
export function formattingEdits({ language, reading }: EditedDocument, options: FormatOptions = {}): readonly Edit[] {
  return language.format(reading.file, options)
}
