import { TextDocumentContentRequest } from 'vscode-languageserver'

import { virtualDocument } from '../virtual-documents.js'
import { defineRequest } from './request.js'

/** A document that no file holds. */
export const textDocumentContent = defineRequest({
  type: TextDocumentContentRequest.type,
  async answer(workspace, { uri }, cancel) {
    return { text: (await virtualDocument(workspace, uri, cancel)) ?? '' }
  },
})
