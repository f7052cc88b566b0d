import { SemanticTokensDeltaRequest } from 'vscode-languageserver'

import { highlightsOf } from '../../editor/index.js'
import { changesOf, lastTokens, rememberTokens, writeTokens } from '../semantic-tokens.js'
import { defineRequest } from './request.js'

/** What has changed since the words of a document were told; all of them where nobody knows. */
export const semanticTokensDelta = defineRequest({
  type: SemanticTokensDeltaRequest.type,
  async answer(workspace, { textDocument, previousResultId }) {
    const document = await workspace.document(textDocument)
    if (document === undefined) return null
    const before = lastTokens(workspace, textDocument)
    const now = rememberTokens(workspace, textDocument, writeTokens(highlightsOf(document), span => workspace.rangeOf(document.source, span)))
    if (before === undefined || before.resultId !== previousResultId) return now
    return { resultId: now.resultId, edits: changesOf(before.data, now.data) }
  },
})
