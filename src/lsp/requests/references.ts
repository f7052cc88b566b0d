import { ReferencesRequest } from 'vscode-languageserver'

import { placesNaming } from '../../editor/index.js'
import { locationOf, nameAt } from '../names-at.js'
import { defineRequest } from './request.js'

/** All places of the cluster that name the same thing. */
export const references = defineRequest({
  type: ReferencesRequest.type,
  capabilities: () => ({ referencesProvider: true }),
  async answer(workspace, params, cancel) {
    const { mostAnswers } = workspace.preferences()
    const name = await nameAt(workspace, params, cancel)
    if (name === undefined) return []
    const withDeclaration = params.context?.includeDeclaration !== false
    const places = placesNaming(name.files, name.found).filter(({ mention }) => withDeclaration || mention.role !== 'declares')
    if (places.length > mostAnswers) workspace.tell(`Only the first ${mostAnswers.toLocaleString('en')} of ${places.length.toLocaleString('en')} places that name "${name.found.name}" are listed`)
    return places.slice(0, mostAnswers).map(place => locationOf(workspace, place))
  },
})
