import { CompletionRequest } from 'vscode-languageserver'

import { completionsAt } from '../../editor/index.js'
import { toCompletionItem } from '../convert.js'
import { defineRequest } from './request.js'

/** What may be written at a place. */
export const completion = defineRequest({
  type: CompletionRequest.type,
  capabilities: () => ({ completionProvider: { triggerCharacters: [' ', ':', '"', '<', '='] } }),
  async answer(workspace, { textDocument, position }) {
    const document = await workspace.document(textDocument)
    if (document === undefined) return []
    const { source } = document
    return completionsAt(document, workspace.offsetOf(source, position)).map(found => toCompletionItem(found, edit => workspace.textEdit(source, edit)))
  },
})
