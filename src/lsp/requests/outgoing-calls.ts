import { CallHierarchyOutgoingCallsRequest } from 'vscode-languageserver'

import { dependenciesOf } from '../../editor/index.js'
import { itemOf, partOfItem } from '../parts-at.js'
import { defineRequest } from './request.js'

/** What a resource, service or group of haresources needs, in the order in which it says so. */
export const outgoingCalls = defineRequest({
  type: CallHierarchyOutgoingCallsRequest.type,
  async answer(workspace, { item }, cancel) {
    const found = await partOfItem(workspace, item, cancel)
    if (found === undefined) return null
    const { source } = found.part.document
    const dependencies = await dependenciesOf(found.part, found.search)
    return dependencies.map(({ part, at }) => ({ to: itemOf(workspace, part), fromRanges: at.map(span => workspace.rangeOf(source, span)) }))
  },
})
