import { ImplementationRequest } from 'vscode-languageserver'

import { implementationsOf } from '../../editor/index.js'
import { linksTo, locationOf, nameAt } from '../names-at.js'
import { defineRequest } from './request.js'

/** Where what is named at a place is declared on each of the hosts. */
export const implementation = defineRequest({
  type: ImplementationRequest.type,
  capabilities: () => ({ implementationProvider: true }),
  async answer(workspace, params, cancel) {
    const name = await nameAt(workspace, params, cancel)
    if (name === undefined) return null
    const { files, file, found } = name
    const targets = implementationsOf(files, found).map(place => ({ path: place.file.source.id, range: locationOf(workspace, place).range }))
    const takesLinks = workspace.client.capabilities.textDocument?.implementation?.linkSupport
    return linksTo(workspace, { from: { file, span: found.span }, targets, takesLinks })
  },
})
