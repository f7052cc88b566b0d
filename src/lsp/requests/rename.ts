import { ErrorCodes, RenameRequest, ResponseError } from 'vscode-languageserver'

import { canBeRenamed, kindInWords, newErrorIn, planRename } from '../../editor/index.js'
import type { FileEdit } from '../../diagnostics/fix.js'
import { applyEdits } from '../../text/edit.js'
import type { CheckReport } from '../../workspace/report.js'
import { nameAt } from '../names-at.js'
import { defineRequest } from './request.js'

/** The edits that give a thing another name, in all files of the cluster; none where a program would refuse one of them then. */
export const rename = defineRequest({
  type: RenameRequest.type,
  capabilities: () => ({ renameProvider: { prepareProvider: true } }),
  async answer(workspace, params, cancel) {
    const name = await nameAt(workspace, params, cancel)
    if (name === undefined || !canBeRenamed(name.found)) return null
    const { report, files, file, found } = name
    const plan = planRename(files, { of: found.of, scope: found.scope, from: found.name, to: params.newName })
    if ('problem' in plan) throw new ResponseError(ErrorCodes.InvalidParams, plan.problem)
    const after = await workspace.reportWith(params.textDocument, textsAfter(report, plan.edits))
    const added = after === undefined ? undefined : newErrorIn(report, after)
    if (added !== undefined) throw new ResponseError(ErrorCodes.InvalidParams, `the ${kindInWords(found.of)} cannot be called "${params.newName}": ${added.message} (${added.rule})`)
    const own = file.place?.host
    return workspace.workspaceEdit(plan.edits, path => report.sources.get(path), {
      toConfirm(path) {
        const host = report.hostOf(path)
        return host === undefined || host === own ? undefined : `Files of host "${host}"`
      },
    })
  },
})

function textsAfter({ sources }: CheckReport, edits: readonly FileEdit[]): ReadonlyMap<string, string> {
  const byFile = new Map<string, FileEdit[]>()
  for (const edit of edits) byFile.set(edit.file, [...(byFile.get(edit.file) ?? []), edit])
  return new Map([...byFile].map(([path, own]) => [path, applyEdits(sources.get(path)?.text ?? '', own)]))
}
