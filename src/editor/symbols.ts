import type { DocumentSymbol } from '../languages/language.js'
import type { EditedDocument } from './document.js'

/** Lists the parts of a document for an outline. */
export function symbolsOf({ language, reading }: EditedDocument): readonly DocumentSymbol[] {
  return language.symbols(reading)
}
