import { PrepareRenameRequest } from 'vscode-languageserver'

import { canBeRenamed } from '../../editor/index.js'
import { nameAt } from '../names-at.js'
import { defineRequest } from './request.js'

/** Tells whether what stands at a place can be renamed. */
export const prepareRename = defineRequest({
  type: PrepareRenameRequest.type,
  async answer(workspace, params, cancel) {
    const name = await nameAt(workspace, params, cancel)
    if (name === undefined || !canBeRenamed(name.found)) return null
    const { source } = name.file
    const { of, span, name: whole } = name.found
    // `service:web` is the service `web`.
    const placeholder = of === 'service' ? whole.replace(/^.*:/, '') : whole
    return { range: workspace.rangeOf(source, { start: span.end - placeholder.length, end: span.end }), placeholder }
  },
})
