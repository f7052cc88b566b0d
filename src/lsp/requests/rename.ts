import { ErrorCodes, RenameRequest, ResponseError } from 'vscode-languageserver'

import { planRename } from '../../editor/index.js'
import { nameAt } from '../names-at.js'
import { defineRequest } from './request.js'

/** The edits that give a host or a resource another name, in all files of the cluster. */
export const rename = defineRequest({
  type: RenameRequest.type,
  capabilities: () => ({ renameProvider: { prepareProvider: true } }),
  async answer(workspace, params, cancel) {
    const name = await nameAt(workspace, params, cancel)
    if (name === undefined) return null
    const { report, files, found } = name
    const plan = planRename(files, { of: found.of, from: found.name, to: params.newName })
    if ('problem' in plan) throw new ResponseError(ErrorCodes.InvalidParams, plan.problem)
    return workspace.workspaceEdit(plan.edits, file => report.sources.get(file))
  },
})
