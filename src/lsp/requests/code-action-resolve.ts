import { CodeActionResolveRequest } from 'vscode-languageserver'

import { suppressionsFor } from '../../editor/index.js'
import { freeNumbersChosen, isChosen } from '../free-numbers.js'
import { safeEditsOf } from '../safe-edits.js'
import { defineRequest } from './request.js'

/** The edits of an action that was chosen; none where the document has changed since it was offered. */
export const codeActionResolve = defineRequest({
  type: CodeActionResolveRequest.type,
  async answer(workspace, action, cancel) {
    const { uri, version, title, rule, start, isAll, chosen } = (action.data ?? {}) as Readonly<Record<string, unknown>>
    if (action.edit !== undefined || typeof uri !== 'string' || version !== workspace.versionOf(workspace.pathOf(uri))) return action
    if (isChosen(chosen)) {
      const edit = await freeNumbersChosen(workspace, { uri }, chosen, cancel)
      return edit === undefined ? action : { ...action, edit }
    }
    const findings = await workspace.findingsIn({ uri }, cancel)
    const [first] = findings
    if (first === undefined) return action
    if (isAll === true) {
      const edits = await safeEditsOf(workspace, { uri }, findings)
      return { ...action, edit: workspace.workspaceEdit(edits, file => first.report.sources.get(file)) }
    }
    const document = await workspace.document({ uri })
    const found = findings.find(({ diagnostic }) => diagnostic.rule === rule && diagnostic.span.start === start)
    const fix = found === undefined ? undefined : [...found.diagnostic.fixes, ...(document === undefined ? [] : suppressionsFor(found.diagnostic, document))].find(other => other.title === title)
    return found === undefined || fix === undefined ? action : { ...action, edit: workspace.workspaceEdit(fix.edits, file => found.report.sources.get(file)) }
  },
})
