import { DocumentOnTypeFormattingRequest } from 'vscode-languageserver'

import { formattingEditsBehind } from '../../editor/index.js'
import { formatOptionsFor } from '../format-options.js'
import { defineRequest } from './request.js'

/** The edits that lay out what a character has just ended. */
export const onTypeFormatting = defineRequest({
  type: DocumentOnTypeFormattingRequest.type,
  capabilities: () => ({ documentOnTypeFormattingProvider: { firstTriggerCharacter: '}', moreTriggerCharacter: [';', '\n', '>'] } }),
  async answer(workspace, { textDocument, position, ch, options }) {
    const document = await workspace.document(textDocument)
    if (document === undefined) return []
    const { source } = document
    const typed = { offset: workspace.offsetOf(source, position), typed: ch }
    return formattingEditsBehind(document, typed, await formatOptionsFor(workspace, textDocument, options)).map(edit => workspace.textEdit(source, edit))
  },
})
