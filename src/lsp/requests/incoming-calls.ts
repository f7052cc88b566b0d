import { CallHierarchyIncomingCallsRequest } from 'vscode-languageserver'

import { dependentsOf } from '../../editor/index.js'
import { itemOf, partOfItem } from '../parts-at.js'
import { defineRequest } from './request.js'

/** What needs a resource or service, and where it says so. */
export const incomingCalls = defineRequest({
  type: CallHierarchyIncomingCallsRequest.type,
  async answer(workspace, { item }, cancel) {
    const found = await partOfItem(workspace, item, cancel)
    if (found === undefined) return null
    const dependents = await dependentsOf(found.part, found.search)
    return dependents.map(({ part, at }) => ({ from: itemOf(workspace, part), fromRanges: at.map(span => workspace.rangeOf(part.document.source, span)) }))
  },
})
