import { DocumentFormattingRequest } from 'vscode-languageserver'

import { formattingEdits } from '../../editor/index.js'
import { formatOptionsFor } from '../format-options.js'
import { defineRequest } from './request.js'

/** The edits that lay a document out. */
export const formatting = defineRequest({
  type: DocumentFormattingRequest.type,
  capabilities: () => ({ documentFormattingProvider: true }),
  async answer(workspace, { textDocument, options }) {
    const document = await workspace.document(textDocument)
    if (document === undefined) return []
    return formattingEdits(document, await formatOptionsFor(workspace, textDocument, options)).map(edit => workspace.textEdit(document.source, edit))
  },
})
