import { CompletionResolveRequest, MarkupKind } from 'vscode-languageserver'

import { completionsAt } from '../../editor/index.js'
import { defineRequest } from './request.js'

/** What is known of a word that is offered; nothing where the document has changed since. */
export const completionResolve = defineRequest({
  type: CompletionResolveRequest.type,
  async answer(workspace, item) {
    const { uri, offset, version } = (item.data ?? {}) as { readonly uri?: unknown; readonly offset?: unknown; readonly version?: unknown }
    if (typeof uri !== 'string' || typeof offset !== 'number' || version !== workspace.versionOf(workspace.pathOf(uri))) return item
    const document = await workspace.document({ uri })
    const found = document === undefined ? undefined : completionsAt(document, offset).find(({ label }) => label === item.label)
    return found?.documentation === undefined ? item : { ...item, documentation: { kind: MarkupKind.Markdown, value: found.documentation } }
  },
})
