import { CompletionRequest } from 'vscode-languageserver'
import type { CompletionItem } from 'vscode-languageserver'

import { completionsAt, wantsNames, wantsNumber } from '../../editor/index.js'
import { toCompletionItem } from '../convert.js'
import { knownNumbers } from '../free-numbers.js'
import { knownNames } from '../names-at.js'
import { defineRequest } from './request.js'

/** What may be written at a place, in the order in which it is likely wanted. What is known of a word comes when it is looked at. */
export const completion = defineRequest({
  type: CompletionRequest.type,
  capabilities: () => ({ completionProvider: { triggerCharacters: ['{', ';', ' ', '\n', '"', '<', '=', ':', '/', '.'], resolveProvider: true } }),
  async answer(workspace, { textDocument, position }, cancel) {
    const document = await workspace.document(textDocument)
    if (document === undefined) return []
    const { source } = document
    const offset = workspace.offsetOf(source, position)
    // To list the names of all files takes its time, and most places want none.
    const files = wantsNames(document, offset) ? await knownNames(workspace, textDocument, cancel) : []
    const numbered = wantsNumber(document, offset) ? await knownNumbers(workspace, textDocument, cancel) : []
    const found = completionsAt(document, offset, { files, numbered })
    const takesSnippets = workspace.client.capabilities.textDocument?.completion?.completionItem?.snippetSupport === true
    return found.map((completed, index): CompletionItem => ({
      ...toCompletionItem(completed, { toTextEdit: edit => workspace.textEdit(source, edit), takesSnippets }),
      sortText: String(index).padStart(4, '0'),
      data: { uri: textDocument.uri, offset, version: workspace.versionOf(source.id) },
    }))
  },
})
