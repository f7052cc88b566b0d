import { ReferencesRequest } from 'vscode-languageserver'

import { referencesTo } from '../../editor/index.js'
import { nameAt } from '../names-at.js'
import { defineRequest } from './request.js'

/** All places of the cluster that name the same host or resource. */
export const references = defineRequest({
  type: ReferencesRequest.type,
  capabilities: () => ({ referencesProvider: true }),
  async answer(workspace, params, cancel) {
    const name = await nameAt(workspace, params, cancel)
    if (name === undefined) return []
    const { report, files, found } = name
    return referencesTo(files, found).flatMap(({ file, span }) => {
      const source = report.sources.get(file)
      return source === undefined ? [] : [{ uri: workspace.uriOf(file), range: workspace.rangeOf(source, span) }]
    })
  },
})
