import { DocumentLinkRequest } from 'vscode-languageserver'

import { linksOf } from '../../editor/index.js'
import { counted } from '../../text/quantity.js'
import { namesAround } from '../names-at.js'
import { defineRequest } from './request.js'

/** The files that a document names: what it includes, scripts, logs. A pattern leads to its folder, and tells what it names. */
export const documentLink = defineRequest({
  type: DocumentLinkRequest.type,
  capabilities: () => ({ documentLinkProvider: { resolveProvider: true } }),
  async answer(workspace, { textDocument }, cancel) {
    const around = await namesAround(workspace, textDocument, cancel)
    if (around === undefined) return []
    const { file, report } = around
    return linksOf(file, report.sources.keys()).map(({ mention, location, matches, isPattern }) => ({
      range: workspace.rangeOf(file.source, mention.span),
      ...(isPattern ? { target: workspace.uriOf(location), tooltip: `${counted(matches.length, 'file')}: ${matches.map(path => path.slice(path.lastIndexOf('/') + 1)).join(', ')}` } : {}),
      ...(matches.length > 0 && !isPattern ? { target: workspace.uriOf(location) } : {}),
      data: location,
    }))
  },
})
