import { ErrorCodes, RenameRequest, ResponseError } from 'vscode-languageserver'

import { canBeRenamed, kindInWords, planRename } from '../../editor/index.js'
import { nameAt } from '../names-at.js'
import { errorAfter, otherHostOf } from '../trial.js'
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
    const added = await errorAfter(workspace, params.textDocument, { report, edits: plan.edits })
    if (added !== undefined) throw new ResponseError(ErrorCodes.InvalidParams, `the ${kindInWords(found.of)} cannot be called "${params.newName}": ${added.message} (${added.rule})`)
    return workspace.workspaceEdit(plan.edits, path => report.sources.get(path), { toConfirm: otherHostOf(report, file.place?.host) })
  },
})
