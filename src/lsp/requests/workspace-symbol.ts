import { SymbolKind, WorkspaceSymbolRequest } from 'vscode-languageserver'
import type { WorkspaceSymbol } from 'vscode-languageserver'

import { foundNames, kindInWords, originOf } from '../../editor/index.js'
import type { NamePlace } from '../../editor/index.js'
import type { Named } from '../../text/mention.js'
import { locationOf, namesIn } from '../names-at.js'
import type { ServedWorkspace } from '../served-workspace.js'
import { defineRequest } from './request.js'

/** Names of all folders that hold the letters that were typed, in that order. */
export const workspaceSymbol = defineRequest({
  type: WorkspaceSymbolRequest.type,
  capabilities: () => ({ workspaceSymbolProvider: { resolveProvider: true } }),
  async answer(workspace, { query }, cancel): Promise<WorkspaceSymbol[]> {
    const { mostAnswers } = workspace.preferences()
    const found: WorkspaceSymbol[] = []
    const isLazy = workspace.client.capabilities.workspace?.symbol?.resolveSupport?.properties?.includes('location.range') === true
    for (const report of await workspace.reports(cancel)) {
      for (const place of foundNames(await namesIn(workspace, report), query)) {
        const { of, name } = place.mention
        const host = place.file.place?.host
        found.push({ name, kind: kinds[of] ?? SymbolKind.Constant, containerName: `${kindInWords(of)}${host === undefined ? '' : ` on ${host}`}`, ...whereOf(workspace, place, isLazy) })
      }
    }
    if (found.length > mostAnswers) workspace.tell(`Only the first ${mostAnswers.toLocaleString('en')} of ${found.length.toLocaleString('en')} names are listed; type more letters`)
    return found.slice(0, mostAnswers)
  },
})

/** Where a name stands: for clients that ask for it only when one is chosen, the file and what finds it again. */
function whereOf(workspace: ServedWorkspace, place: NamePlace, isLazy: boolean): Pick<WorkspaceSymbol, 'location' | 'data'> {
  const { file, span } = originOf(place)
  return isLazy ? { location: { uri: workspace.uriOf(file) }, data: span } : { location: locationOf(workspace, place) }
}

const kinds: Partial<Record<Named, SymbolKind>> = {
  host: SymbolKind.Object,
  resource: SymbolKind.Class,
  volume: SymbolKind.Field,
  device: SymbolKind.Struct,
  disk: SymbolKind.Struct,
  connection: SymbolKind.Interface,
  service: SymbolKind.Class,
  'service-resource': SymbolKind.Class,
  'cluster-resource': SymbolKind.Class,
  'fence-device': SymbolKind.Struct,
  agent: SymbolKind.Function,
  file: SymbolKind.File,
  'auth-key': SymbolKind.Key,
}
