import { DocumentDiagnosticReportKind, DocumentDiagnosticRequest } from 'vscode-languageserver'
import type { DocumentDiagnosticReport } from 'vscode-languageserver'

import { resultIdOf } from '../result-id.js'
import { defineRequest } from './request.js'

/** What is found in a document, open or not. */
export const documentDiagnostic = defineRequest({
  type: DocumentDiagnosticRequest.type,
  capabilities: () => ({ diagnosticProvider: { identifier: 'cfgcheck', interFileDependencies: true, workspaceDiagnostics: true } }),
  async answer(workspace, { textDocument, previousResultId }, cancel): Promise<DocumentDiagnosticReport> {
    const items = [...(await workspace.diagnosticsIn(textDocument, cancel))]
    const resultId = resultIdOf(items)
    return resultId === previousResultId ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId } : { kind: DocumentDiagnosticReportKind.Full, resultId, items }
  },
})
