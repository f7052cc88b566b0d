import { readSource } from '../workspace/readings/check-unit.js'
import type { Language, Reading } from '../languages/language.js'
import { maskingOfFile } from '../secrets/masking-of-file.js'
import type { Masking } from '../secrets/masking.js'
import type { Source } from '../text/source.js'

/** A file that is being edited, with its language. Reading it anew costs milliseconds, so nothing is kept in between. */
export interface EditedDocument {
  readonly language: Language
  readonly source: Source
  readonly reading: Reading
  /** By which what was taken from the text is shown. */
  readonly masking: Masking
}

/** Reads the text of an editor's buffer. */
export function openDocument(language: Language, source: Source): EditedDocument {
  return { language, source, reading: readSource(language, source), masking: maskingOfFile(language, source) }
}
