import { DocumentRangeFormattingRequest } from 'vscode-languageserver'

import { formattingEditsIn } from '../../editor/index.js'
import { formatOptionsFor } from '../format-options.js'
import { defineRequest } from './request.js'

/** The edits that lay some lines of a document out. */
export const rangeFormatting = defineRequest({
  type: DocumentRangeFormattingRequest.type,
  capabilities: () => ({ documentRangeFormattingProvider: { rangesSupport: true } }),
  async answer(workspace, { textDocument, range, options }) {
    const document = await workspace.document(textDocument)
    if (document === undefined) return []
    const { source } = document
    const span = { start: workspace.offsetOf(source, range.start), end: workspace.offsetOf(source, range.end) }
    return formattingEditsIn(document, [span], await formatOptionsFor(workspace, textDocument, options)).map(edit => workspace.textEdit(source, edit))
  },
})
