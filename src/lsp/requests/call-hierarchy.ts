import { CallHierarchyPrepareRequest } from 'vscode-languageserver'

import { itemOf, partIn } from '../parts-at.js'
import { defineRequest } from './request.js'

/** The resource, service or group around a place, whose dependencies can be asked for. */
export const callHierarchy = defineRequest({
  type: CallHierarchyPrepareRequest.type,
  capabilities: () => ({ callHierarchyProvider: true }),
  async answer(workspace, { textDocument, position }, cancel) {
    const found = await partIn(workspace, textDocument, { offset: ({ source }) => workspace.offsetOf(source, position), cancel })
    return found === undefined ? null : [itemOf(workspace, found.part)]
  },
})
