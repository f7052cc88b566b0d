import { InlayHintKind, InlayHintRequest } from 'vscode-languageserver'

import { inlayHintsIn } from '../../editor/index.js'
import { knownNames } from '../names-at.js'
import { defineRequest } from './request.js'

/** Remarks in the text: what numbers amount to, the devices of minors, the hosts of resources. */
export const inlayHint = defineRequest({
  type: InlayHintRequest.type,
  capabilities: () => ({ inlayHintProvider: { resolveProvider: true } }),
  async answer(workspace, { textDocument, range }, cancel) {
    const { mostAnswers, hints } = workspace.preferences()
    const document = await workspace.document(textDocument)
    if (document === undefined) return null
    const { source } = document
    const within = { start: workspace.offsetOf(source, range.start), end: workspace.offsetOf(source, range.end) }
    const found = inlayHintsIn(document, within, await knownNames(workspace, textDocument, cancel)).filter(({ kind }) => hints[kind])
    return found.slice(0, mostAnswers).map(({ offset, text, of }) => ({
      position: workspace.rangeOf(source, { start: offset, end: offset }).start,
      label: [{ value: text, location: { uri: textDocument.uri, range: workspace.rangeOf(source, of) } }],
      kind: InlayHintKind.Type,
      paddingLeft: true,
      data: { uri: textDocument.uri, offset: of.start },
    }))
  },
})
