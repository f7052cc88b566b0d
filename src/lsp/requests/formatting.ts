import { DocumentFormattingRequest } from 'vscode-languageserver'

import { formattingEdits } from '../../editor/index.js'
import { defineRequest } from './request.js'

/** The edits that lay a document out, by the settings of its folder; what these leave open the editor says. */
export const formatting = defineRequest({
  type: DocumentFormattingRequest.type,
  capabilities: () => ({ documentFormattingProvider: true }),
  async answer(workspace, { textDocument, options }) {
    const document = await workspace.document(textDocument)
    if (document === undefined) return []
    const { format } = await workspace.settingsFor(textDocument)
    const indent = options.insertSpaces && options.tabSize > 0 ? { indent: options.tabSize } : {}
    return formattingEdits(document, { ...indent, ...format }).map(edit => workspace.textEdit(document.source, edit))
  },
})
