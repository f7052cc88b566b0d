import { WorkspaceSymbolResolveRequest } from 'vscode-languageserver'

import { defineRequest } from './request.js'

/** Where a name stands that was chosen. */
export const workspaceSymbolResolve = defineRequest({
  type: WorkspaceSymbolResolveRequest.type,
  async answer(workspace, symbol) {
    const { start, end } = (symbol.data ?? {}) as { readonly start?: unknown; readonly end?: unknown }
    const { uri } = symbol.location
    if ('range' in symbol.location || typeof start !== 'number' || typeof end !== 'number') return symbol
    const source = (await workspace.lastReportOn({ uri }))?.sources.get(workspace.pathOf(uri))
    return source === undefined ? symbol : { ...symbol, location: { uri, range: workspace.rangeOf(source, { start, end }) } }
  },
})
