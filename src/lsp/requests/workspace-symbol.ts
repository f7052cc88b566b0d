import { SymbolKind, WorkspaceSymbolRequest } from 'vscode-languageserver'
import type { WorkspaceSymbol } from 'vscode-languageserver'

import { foundNames, kindInWords } from '../../editor/index.js'
import type { Named } from '../../text/mention.js'
import { mostAnswers } from '../limits.js'
import { locationOf, namesIn } from '../names-at.js'
import { defineRequest } from './request.js'

/** Names of all folders that hold the letters that were typed, in that order. */
export const workspaceSymbol = defineRequest({
  type: WorkspaceSymbolRequest.type,
  capabilities: () => ({ workspaceSymbolProvider: true }),
  async answer(workspace, { query }, cancel): Promise<WorkspaceSymbol[]> {
    const found: WorkspaceSymbol[] = []
    for (const report of await workspace.reports(cancel)) {
      for (const place of foundNames(await namesIn(workspace, report), query)) {
        const { of, name } = place.mention
        const host = place.file.place?.host
        found.push({ name, kind: kinds[of] ?? SymbolKind.Constant, containerName: `${kindInWords(of)}${host === undefined ? '' : ` on ${host}`}`, location: locationOf(workspace, place) })
      }
    }
    if (found.length > mostAnswers) workspace.tell(`Only the first ${mostAnswers.toLocaleString('en')} of ${found.length.toLocaleString('en')} names are listed; type more letters`)
    return found.slice(0, mostAnswers)
  },
})

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
