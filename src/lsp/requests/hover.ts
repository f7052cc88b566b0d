import { HoverRequest, MarkupKind } from 'vscode-languageserver'

import { hoverAt } from '../../editor/index.js'
import { defineRequest } from './request.js'

/** What is known of the word at a place. */
export const hover = defineRequest({
  type: HoverRequest.type,
  capabilities: () => ({ hoverProvider: true }),
  async answer(workspace, { textDocument, position }) {
    const document = await workspace.document(textDocument)
    const found = document === undefined ? undefined : hoverAt(document, workspace.offsetOf(document.source, position))
    if (document === undefined || found === undefined) return null
    return { range: workspace.rangeOf(document.source, found.span), contents: { kind: MarkupKind.Markdown, value: found.content } }
  },
})
