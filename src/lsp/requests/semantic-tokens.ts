import { SemanticTokensRequest } from 'vscode-languageserver'

import { highlightKinds, highlightMarks, highlightsOf } from '../../editor/index.js'
import { rememberTokens, writeTokens } from '../semantic-tokens.js'
import { defineRequest } from './request.js'

/** What the words of a document are. */
export const semanticTokens = defineRequest({
  type: SemanticTokensRequest.type,
  capabilities: () => ({
    semanticTokensProvider: {
      legend: { tokenTypes: [...highlightKinds], tokenModifiers: [...highlightMarks] },
      full: { delta: true },
      range: true,
    },
  }),
  async answer(workspace, { textDocument }) {
    const document = await workspace.document(textDocument)
    if (document === undefined) return null
    return rememberTokens(workspace, textDocument, writeTokens(highlightsOf(document), span => workspace.rangeOf(document.source, span)))
  },
})
