import { ErrorCodes, ExecuteCommandRequest, ResponseError } from 'vscode-languageserver'

import type { Cancellation } from '../../workspace/cancellation.js'
import { failoverAround, hostsAround, pictureAround, textWithoutSecrets } from '../cluster-views.js'
import { safeEditsOf } from '../safe-edits.js'
import type { ServedWorkspace } from '../served-workspace.js'
import { raised, revisionIn } from '../revision.js'
import { ruleInWords, virtualDocument } from '../virtual-documents.js'
import { defineRequest } from './request.js'

type Command = (workspace: ServedWorkspace, given: readonly string[], cancel: Cancellation) => Promise<unknown>

/** What a person can have done; the answer is a text, where there is something to show. */
const commands: Readonly<Record<string, Command>> = {
  'cfgcheck.explain': (_, [rule = '']) => ruleInWords(rule),
  'cfgcheck.showEffective': (workspace, [uri = ''], cancel) => virtualDocument(workspace, `cfgcheck-effective:${encodeURI(workspace.pathOf(uri))}`, cancel),
  'cfgcheck.diffHosts': (workspace, [left = '', right = ''], cancel) => virtualDocument(workspace, `cfgcheck-diff:/${encodeURIComponent(left)}..${encodeURIComponent(right)}`, cancel),
  'cfgcheck.failover': (workspace, [uri = ''], cancel) => failoverAround(workspace, { uri }, cancel),
  'cfgcheck.hosts': (workspace, [uri = ''], cancel) => hostsAround(workspace, { uri }, cancel),
  'cfgcheck.languageOf': async (workspace, [uri = '']) => (await workspace.workspaceOf(workspace.pathOf(uri))).languageOf(workspace.pathOf(uri))?.id,
  'cfgcheck.picture': (workspace, [uri = '', format = 'svg'], cancel) => pictureAround(workspace, { uri, format }, cancel),
  'cfgcheck.withoutSecrets': (workspace, [uri = ''], cancel) => textWithoutSecrets(workspace, { uri }, cancel),
  'cfgcheck.fixAll': fixAll,
  'cfgcheck.raiseRevision': raiseRevision,
  'cfgcheck.restart': async workspace => workspace.restart(),
  'cfgcheck.dumpState': async workspace => ({ folders: workspace.folders(), open: workspace.openPaths() }),
}

/** Runs a command. */
export const executeCommand = defineRequest({
  type: ExecuteCommandRequest.type,
  capabilities: () => ({ executeCommandProvider: { commands: Object.keys(commands) } }),
  async answer(workspace, { command, arguments: given = [] }, cancel) {
    const run = Object.hasOwn(commands, command) ? commands[command] : undefined
    if (run === undefined) throw new ResponseError(ErrorCodes.InvalidParams, `there is no command "${command}"; known are ${Object.keys(commands).join(', ')}`)
    return (await run(workspace, given.map(String), cancel)) ?? null
  },
})

async function fixAll(workspace: ServedWorkspace, [uri = '']: readonly string[], cancel: Cancellation): Promise<boolean> {
  const findings = await workspace.findingsIn({ uri }, cancel)
  const edits = await safeEditsOf(workspace, { uri }, findings)
  const [first] = findings
  if (first === undefined || edits.length === 0) return false
  return workspace.apply('Fix all that can be fixed safely', workspace.workspaceEdit(edits, file => first.report.sources.get(file)))
}

async function raiseRevision(workspace: ServedWorkspace, [uri = '']: readonly string[]): Promise<boolean> {
  const [revision, document] = [await revisionIn(workspace, { uri }), await workspace.document({ uri })]
  if (revision === undefined || document === undefined) return false
  return workspace.apply(`Raise the version to ${revision.value + 1}`, workspace.workspaceEdit([raised(revision)], () => document.source))
}
