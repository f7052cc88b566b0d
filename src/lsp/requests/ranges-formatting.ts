import { DocumentRangesFormattingRequest } from 'vscode-languageserver'

import { formattingEditsIn } from '../../editor/index.js'
import { formatOptionsFor } from '../format-options.js'
import { defineRequest } from './request.js'

/** The edits that lay several stretches of a document out. */
export const rangesFormatting = defineRequest({
  type: DocumentRangesFormattingRequest.type,
  async answer(workspace, { textDocument, ranges, options }) {
    const document = await workspace.document(textDocument)
    if (document === undefined) return []
    const { source } = document
    const spans = ranges.map(({ start, end }) => ({ start: workspace.offsetOf(source, start), end: workspace.offsetOf(source, end) }))
    return formattingEditsIn(document, spans, await formatOptionsFor(workspace, textDocument, options)).map(edit => workspace.textEdit(source, edit))
  },
})
