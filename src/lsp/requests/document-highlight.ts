import { DocumentHighlightKind, DocumentHighlightRequest } from 'vscode-languageserver'

import { placesNaming } from '../../editor/index.js'
import { nameAt } from '../names-at.js'
import { defineRequest } from './request.js'

/** The places of a document that name the same thing; where it is declared counts as written. */
export const documentHighlight = defineRequest({
  type: DocumentHighlightRequest.type,
  capabilities: () => ({ documentHighlightProvider: true }),
  async answer(workspace, params, cancel) {
    const name = await nameAt(workspace, params, cancel)
    if (name === undefined) return null
    const { file, found } = name
    return placesNaming([file], found).map(({ mention: { span, role } }) => ({
      range: workspace.rangeOf(file.source, span),
      kind: role === 'uses' ? DocumentHighlightKind.Read : DocumentHighlightKind.Write,
    }))
  },
})
