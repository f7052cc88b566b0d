import { FoldingRangeRequest } from 'vscode-languageserver'

import { foldingsOf } from '../../editor/index.js'
import { toFoldingRange } from '../convert.js'
import { defineRequest } from './request.js'

/** The lines that can be folded away. */
export const foldingRange = defineRequest({
  type: FoldingRangeRequest.type,
  capabilities: () => ({ foldingRangeProvider: true }),
  async answer(workspace, { textDocument }) {
    const { mostAnswers } = workspace.preferences()
    const document = await workspace.document(textDocument)
    if (document === undefined) return []
    const all = foldingsOf(document)
    if (all.length > mostAnswers) workspace.tell(`Only the first ${mostAnswers.toLocaleString('en')} sections of ${textDocument.uri} can be folded`)
    return all.slice(0, mostAnswers).map(toFoldingRange)
  },
})
