import { InlayHintResolveRequest, MarkupKind } from 'vscode-languageserver'

import { hoverAt } from '../../editor/index.js'
import { defineRequest } from './request.js'

/** What is known of the word that a remark is of. */
export const inlayHintResolve = defineRequest({
  type: InlayHintResolveRequest.type,
  async answer(workspace, hint) {
    const { uri, offset } = (hint.data ?? {}) as { readonly uri?: unknown; readonly offset?: unknown }
    if (typeof uri !== 'string' || typeof offset !== 'number') return hint
    const document = await workspace.document({ uri })
    const found = document === undefined ? undefined : hoverAt(document, offset)
    return found === undefined ? hint : { ...hint, tooltip: { kind: MarkupKind.Markdown, value: found.content } }
  },
})
