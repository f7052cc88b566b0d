import { TypeDefinitionRequest } from 'vscode-languageserver'

import { startOfFile } from '../names-at.js'
import { schemaUri } from '../virtual-documents.js'
import { defineRequest } from './request.js'

/** What a language knows of the word at a place, as a document of its own, for clients that can show one. */
export const typeDefinition = defineRequest({
  type: TypeDefinitionRequest.type,
  capabilities: () => ({ typeDefinitionProvider: true }),
  async answer(workspace, { textDocument, position }) {
    if (!workspace.client.showsVirtualDocuments) return null
    const document = await workspace.document(textDocument)
    const entry = document?.language.cursorAt(document.reading, workspace.offsetOf(document.source, position))?.entry
    return document === undefined || entry === undefined ? null : { uri: schemaUri(document.language.id, entry), range: startOfFile }
  },
})
