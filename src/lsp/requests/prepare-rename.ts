import { PrepareRenameRequest } from 'vscode-languageserver'

import { nameAt } from '../names-at.js'
import { defineRequest } from './request.js'

/** Tells whether what stands at a place can be renamed. */
export const prepareRename = defineRequest({
  type: PrepareRenameRequest.type,
  async answer(workspace, params, cancel) {
    const name = await nameAt(workspace, params, cancel)
    return name === undefined ? null : { range: workspace.rangeOf(name.file.source, name.found.span), placeholder: name.found.name }
  },
})
