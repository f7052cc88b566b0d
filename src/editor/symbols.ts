import type { DocumentSymbol } from '../languages/language.js'
import { overlapping } from '../secrets/mask.js'
import type { EditedDocument } from './document.js'

/** Lists the parts of a document for an outline, without secrets. */
export function symbolsOf({ language, reading, source, masking }: EditedDocument): readonly DocumentSymbol[] {
  const shown = (symbol: DocumentSymbol): DocumentSymbol => {
    const at = { file: source.id, span: symbol.nameSpan }
    return {
      ...symbol,
      name: masking.value(symbol.name, at),
      ...(symbol.detail === undefined ? {} : { detail: detailOf(symbol, symbol.detail) }),
      children: symbol.children.map(shown),
    }
  }
  /** The detail of one statement may be the secret in it. */
  const detailOf = ({ span, children }: DocumentSymbol, detail: string): string => {
    const secrets = children.length > 0 ? [] : overlapping(masking.secretsIn(source.id), span)
    return secrets.reduce((text, secret) => masking.value(text, { file: source.id, span: secret }), masking.value(detail))
  }
  return language.symbols(reading).map(shown)
}
