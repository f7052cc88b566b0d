import { CodeLensRequest } from 'vscode-languageserver'
import type { CodeLens } from 'vscode-languageserver'

import { namesAround, startOfFile } from '../names-at.js'
import { revisionIn } from '../revision.js'
import { defineRequest } from './request.js'

/** Where something can be told above a line: how a file differs on other hosts, which state of it this is, who names a resource or a service. */
export const codeLens = defineRequest({
  type: CodeLensRequest.type,
  capabilities: () => ({ codeLensProvider: { resolveProvider: true } }),
  async answer(workspace, { textDocument }, cancel) {
    const { mostAnswers } = workspace.preferences()
    const around = await namesAround(workspace, textDocument, cancel)
    if (around === undefined) return null
    const { uri } = textDocument
    const { file } = around
    const ofNames = file.mentions.filter(({ of, role }) => role === 'declares' && told.has(of)).map(({ span }): CodeLens => ({ range: workspace.rangeOf(file.source, span), data: { uri, offset: span.start } }))
    const ofFile: CodeLens[] = file.place === undefined || around.report.hostCount < 2 ? [] : [{ range: startOfFile, data: { uri } }]
    const revision = await revisionIn(workspace, textDocument)
    const ofRevision: CodeLens[] = revision === undefined ? [] : [{ range: workspace.rangeOf(file.source, revision.span), command: { title: `raise to ${revision.value + 1}`, command: 'cfgcheck.raiseRevision', arguments: [uri] } }]
    return [...ofFile, ...ofRevision, ...ofNames].slice(0, mostAnswers)
  },
})

const told: ReadonlySet<string> = new Set(['resource', 'service', 'fence-device', 'failover-domain'])
