import { CodeActionKind, CodeActionRequest } from 'vscode-languageserver'

import { codeActionsIn } from '../../editor/index.js'
import type { Source } from '../../text/source.js'
import { defineRequest } from './request.js'

/** The fixes of the findings that a selection touches. */
export const codeAction = defineRequest({
  type: CodeActionRequest.type,
  capabilities: () => ({ codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] } }),
  async answer(workspace, { textDocument, range, context }, cancel) {
    if (!isWanted(CodeActionKind.QuickFix, context.only)) return []
    const findings = await workspace.findingsIn(textDocument, cancel)
    const path = workspace.pathOf(textDocument.uri)
    return findings.flatMap(({ diagnostic, report }) => {
      const sourceOf = (file: string): Source | undefined => report.sources.get(file)
      const source = sourceOf(path)
      if (source === undefined) return []
      const selection = { start: workspace.offsetOf(source, range.start), end: workspace.offsetOf(source, range.end) }
      return codeActionsIn([diagnostic], path, selection).map(({ fix, isPreferred }) => ({
        title: fix.title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [workspace.diagnostic(diagnostic, sourceOf)],
        isPreferred,
        edit: workspace.workspaceEdit(fix.edits, sourceOf),
      }))
    })
  },
})

/** Kinds are hierarchical: who asks for `quickfix` gets `quickfix.all` as well, and who names none gets all. */
function isWanted(kind: CodeActionKind, only: readonly CodeActionKind[] | undefined): boolean {
  return only === undefined || only.some(wanted => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`))
}
