import { LinkedEditingRangeRequest } from 'vscode-languageserver'

import { defineRequest } from './request.js'

/** The places that are to be edited together, such as the names in two tags. */
export const linkedEditingRange = defineRequest({
  type: LinkedEditingRangeRequest.type,
  capabilities: () => ({ linkedEditingRangeProvider: true }),
  async answer(workspace, { textDocument, position }) {
    const document = await workspace.document(textDocument)
    if (document === undefined) return null
    const { language, reading, source } = document
    const twins = language.twinsAt?.(reading.file, workspace.offsetOf(source, position)) ?? []
    return twins.length === 0 ? null : { ranges: twins.map(span => workspace.rangeOf(source, span)) }
  },
})
