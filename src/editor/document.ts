import { maskingOfFile } from '../secrets/masking-of-file.js'
import type { Masking } from '../secrets/masking.js'
import type { ReadDocument } from '../workspace/readings/document.js'
import { readSource } from '../workspace/readings/check-unit.js'
import type { Language } from '../languages/language.js'
import type { Source } from '../text/source.js'

/** A file that is being edited, with its language. */
export interface EditedDocument extends ReadDocument {
  /** By which what was taken from the text is shown. */
  readonly masking: Masking
}

/** Reads the text of an editor's buffer by itself. */
export function openDocument(language: Language, source: Source): EditedDocument {
  return editedDocument({ language, source, reading: readSource(language, source) })
}

/** Makes an edited document of one that a workspace has read; the same one for the same reading. */
export function editedDocument(document: ReadDocument): EditedDocument {
  let edited = known.get(document)
  if (edited === undefined) known.set(document, (edited = { ...document, masking: maskingOfFile(document.language, document.source) }))
  return edited
}

const known = new WeakMap<ReadDocument, EditedDocument>()
