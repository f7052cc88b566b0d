import { CodeLensRequest } from 'vscode-languageserver'
import type { CodeLens } from 'vscode-languageserver'

import { mostAnswers } from '../limits.js'
import { namesAround, startOfFile } from '../names-at.js'
import { defineRequest } from './request.js'

/** Where something can be told above a line: how a file differs on other hosts, who names a resource or a service. */
export const codeLens = defineRequest({
  type: CodeLensRequest.type,
  capabilities: () => ({ codeLensProvider: { resolveProvider: true } }),
  async answer(workspace, { textDocument }, cancel) {
    const around = await namesAround(workspace, textDocument, cancel)
    if (around === undefined) return null
    const { uri } = textDocument
    const { file } = around
    const ofNames = file.mentions.filter(({ of, role }) => role === 'declares' && told.has(of)).map(({ span }): CodeLens => ({ range: workspace.rangeOf(file.source, span), data: { uri, offset: span.start } }))
    const ofFile: CodeLens[] = file.place === undefined || around.report.hostCount < 2 ? [] : [{ range: startOfFile, data: { uri } }]
    return [...ofFile, ...ofNames].slice(0, mostAnswers)
  },
})

const told: ReadonlySet<string> = new Set(['resource', 'service', 'fence-device', 'failover-domain'])
