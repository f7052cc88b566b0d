import { SelectionRangeRequest } from 'vscode-languageserver'
import type { SelectionRange } from 'vscode-languageserver'

import { selectionsAt } from '../../editor/index.js'
import { defineRequest } from './request.js'

/** What an editor selects around each place, one after the other. */
export const selectionRange = defineRequest({
  type: SelectionRangeRequest.type,
  capabilities: () => ({ selectionRangeProvider: true }),
  async answer(workspace, { textDocument, positions }) {
    const document = await workspace.document(textDocument)
    if (document === undefined) return null
    return positions.flatMap((position): SelectionRange[] => {
      const spans = selectionsAt(document, workspace.offsetOf(document.source, position))
      const chain = spans.toReversed().reduce<SelectionRange | undefined>((parent, span) => ({ range: workspace.rangeOf(document.source, span), ...(parent === undefined ? {} : { parent }) }), undefined)
      return chain === undefined ? [] : [chain]
    })
  },
})
