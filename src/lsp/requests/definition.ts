import { DefinitionRequest } from 'vscode-languageserver'

import { definitionsOf, linkOf } from '../../editor/index.js'
import { linksTo, locationOf, nameAt, startOfFile } from '../names-at.js'
import type { FoundName, Target } from '../names-at.js'
import type { ServedWorkspace } from '../served-workspace.js'
import { defineRequest } from './request.js'

/** Where what is named at a place is declared, on its own host where that says so; of a file, the file. */
export const definition = defineRequest({
  type: DefinitionRequest.type,
  capabilities: () => ({ definitionProvider: true }),
  async answer(workspace, params, cancel) {
    const name = await nameAt(workspace, params, cancel)
    if (name === undefined) return null
    const takesLinks = workspace.client.capabilities.textDocument?.definition?.linkSupport
    return linksTo(workspace, { from: { file: name.file, span: name.found.span }, targets: await definitionTargets(workspace, name), takesLinks })
  },
})

/** What the definition of a name is. */
export async function definitionTargets(workspace: ServedWorkspace, { report, files, file, found }: FoundName): Promise<Target[]> {
  if (found.of !== 'file') {
    return definitionsOf(files, file, found).map(place => ({ path: place.file.source.id, range: locationOf(workspace, place).range }))
  }
  const { location, matches, isPattern } = linkOf(file, found, report.sources.keys())
  const paths = matches.length === 0 && !isPattern && (await workspace.exists(location)) ? [location] : matches
  return paths.map(path => ({ path, range: startOfFile }))
}
