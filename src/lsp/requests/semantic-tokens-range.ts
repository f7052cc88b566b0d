import { SemanticTokensRangeRequest } from 'vscode-languageserver'

import { highlightsOf } from '../../editor/index.js'
import { writeTokens } from '../semantic-tokens.js'
import { defineRequest } from './request.js'

/** What the words of a part of a document are. */
export const semanticTokensRange = defineRequest({
  type: SemanticTokensRangeRequest.type,
  async answer(workspace, { textDocument, range }) {
    const document = await workspace.document(textDocument)
    if (document === undefined) return null
    const { source } = document
    const within = { start: workspace.offsetOf(source, range.start), end: workspace.offsetOf(source, range.end) }
    return { data: writeTokens(highlightsOf(document, within), span => workspace.rangeOf(source, span)) }
  },
})
