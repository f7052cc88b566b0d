import { DocumentSymbolRequest } from 'vscode-languageserver'

import { symbolsOf } from '../../editor/index.js'
import type { DocumentSymbol } from '../../languages/language.js'
import { toLspSymbol } from '../convert.js'
import { defineRequest } from './request.js'

/** The outline of a document. */
export const documentSymbol = defineRequest({
  type: DocumentSymbolRequest.type,
  capabilities: () => ({ documentSymbolProvider: true }),
  async answer(workspace, { textDocument }) {
    const { mostAnswers } = workspace.preferences()
    const document = await workspace.document(textDocument)
    if (document === undefined) return []
    const all = symbolsOf(document)
    const { kept, isTruncated } = firstOf(all, mostAnswers)
    if (isTruncated) workspace.tell(`The outline of ${textDocument.uri} ends after ${mostAnswers.toLocaleString('en')} entries`)
    return kept.map(symbol => toLspSymbol(symbol, span => workspace.rangeOf(document.source, span)))
  },
})

/** Keeps the first symbols of a tree, in order. */
function firstOf(symbols: readonly DocumentSymbol[], most: number): { readonly kept: readonly DocumentSymbol[]; readonly isTruncated: boolean } {
  let left = most
  let isTruncated = false
  const keep = (list: readonly DocumentSymbol[]): DocumentSymbol[] => {
    const kept: DocumentSymbol[] = []
    for (const symbol of list) {
      if (left === 0) {
        isTruncated = true
        break
      }
      left -= 1
      kept.push(symbol.children.length === 0 ? symbol : { ...symbol, children: keep(symbol.children) })
    }
    return kept
  }
  return { kept: keep(symbols), isTruncated }
}
