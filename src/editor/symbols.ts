import type { DocumentSymbol } from '../languages/language.js'
import type { EditedDocument } from './document.js'

/** Lists the parts of a document for an outline, without secrets. */
export function symbolsOf({ language, reading, source, masking }: EditedDocument): readonly DocumentSymbol[] {
  const shown = (symbol: DocumentSymbol): DocumentSymbol => {
    const at = { file: source.id, span: symbol.nameSpan }
    return {
      ...symbol,
      name: masking.value(symbol.name, at),
      ...(symbol.detail === undefined ? {} : { detail: masking.value(symbol.detail, { file: source.id, span: symbol.span }) }),
      children: symbol.children.map(shown),
    }
  }
  return language.symbols(reading).map(shown)
}
