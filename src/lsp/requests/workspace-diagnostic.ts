import { DocumentDiagnosticReportKind, WorkspaceDiagnosticRequest } from 'vscode-languageserver'
import type { WorkspaceDocumentDiagnosticReport } from 'vscode-languageserver'

import { resultIdOf } from '../result-id.js'
import { defineRequest } from './request.js'

/** What is found in all files of all folders, as the command finds it. What the client has and is no more is said to be empty. */
export const workspaceDiagnostic = defineRequest({
  type: WorkspaceDiagnosticRequest.type,
  async answer(workspace, { previousResultIds }, cancel) {
    const shown = await workspace.shown({ isWhole: true, cancel })
    const before = new Map(previousResultIds.map(({ uri, value }) => [workspace.pathOf(uri), { uri, resultId: value }]))
    const items: WorkspaceDocumentDiagnosticReport[] = []
    for (const path of new Set([...shown.keys(), ...before.keys()])) {
      const found = [...(shown.get(path) ?? [])]
      const resultId = resultIdOf(found)
      const known = before.get(path)
      if (known === undefined && found.length === 0) continue
      const about = { uri: known?.uri ?? workspace.uriOf(path), version: workspace.versionOf(path), resultId }
      items.push(known?.resultId === resultId ? { ...about, kind: DocumentDiagnosticReportKind.Unchanged } : { ...about, kind: DocumentDiagnosticReportKind.Full, items: found })
    }
    return { items }
  },
})
