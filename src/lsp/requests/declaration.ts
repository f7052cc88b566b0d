import { DeclarationRequest } from 'vscode-languageserver'

import { definitionsOf, includesOf } from '../../editor/index.js'
import { linksTo, locationOf, nameAt } from '../names-at.js'
import type { Target } from '../names-at.js'
import { definitionTargets } from './definition.js'
import { defineRequest } from './request.js'

/** What brings that in which is named at a place: the include of the file that declares it; without one, the declaration. */
export const declaration = defineRequest({
  type: DeclarationRequest.type,
  capabilities: () => ({ declarationProvider: true }),
  async answer(workspace, params, cancel) {
    const name = await nameAt(workspace, params, cancel)
    if (name === undefined) return null
    const { files, file, found } = name
    const includes = found.of === 'file' ? [] : definitionsOf(files, file, found).flatMap(place => includesOf(files, place.file))
    const places = new Map(includes.map(place => [`${place.file.source.id} ${place.mention.span.start}`, place]))
    const own = [...places.values()].map((place): Target => ({ path: place.file.source.id, range: locationOf(workspace, place).range }))
    const targets = own.length > 0 ? own : await definitionTargets(workspace, name)
    const takesLinks = workspace.client.capabilities.textDocument?.declaration?.linkSupport
    return linksTo(workspace, { from: { file, span: found.span }, targets, takesLinks })
  },
})
