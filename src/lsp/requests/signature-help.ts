import { SignatureHelpRequest } from 'vscode-languageserver'
import type { ParameterInformation } from 'vscode-languageserver'

import { defineRequest } from './request.js'

/** The words that a statement or script takes, and which of them is being written. */
export const signatureHelp = defineRequest({
  type: SignatureHelpRequest.type,
  capabilities: () => ({ signatureHelpProvider: { triggerCharacters: [' ', ':'], retriggerCharacters: [' ', ':'] } }),
  async answer(workspace, { textDocument, position }) {
    const document = await workspace.document(textDocument)
    if (document === undefined) return null
    const cursor = document.language.cursorAt(document.reading, workspace.offsetOf(document.source, position))
    const signature = cursor?.signature
    if (cursor === undefined || signature === undefined || signature.parameters.length === 0) return null
    const { name, parameters, separator, active } = signature
    const label = [name, ...parameters].join(separator)
    let start = name.length + separator.length
    const places = parameters.map((parameter): ParameterInformation => {
      const place: [number, number] = [start, start + parameter.length]
      start += parameter.length + separator.length
      return { label: place }
    })
    const documentation = cursor.entry?.doc
    return {
      signatures: [{ label, parameters: places, activeParameter: Math.min(active, parameters.length - 1), ...(documentation === undefined ? {} : { documentation }) }],
      activeSignature: 0,
      activeParameter: Math.min(active, parameters.length - 1),
    }
  },
})
