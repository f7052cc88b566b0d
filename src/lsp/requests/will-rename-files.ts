import { WillRenameFilesRequest } from 'vscode-languageserver'

import type { FileEdit } from '../../diagnostics/fix.js'
import { editsForMoved } from '../../editor/index.js'
import type { Source } from '../../text/source.js'
import { namesIn } from '../names-at.js'
import { defineRequest } from './request.js'

/** The edits by which files that name others by their path go on to do so when those move. */
export const willRenameFiles = defineRequest({
  type: WillRenameFilesRequest.type,
  async answer(workspace, { files }, cancel) {
    const moved = files.map(({ oldUri, newUri }) => ({ from: workspace.pathOf(oldUri), to: workspace.pathOf(newUri) }))
    const edits: FileEdit[] = []
    const sources = new Map<string, Source>()
    for (const report of await workspace.reports(cancel)) {
      edits.push(...editsForMoved(await namesIn(workspace, report), moved))
      for (const [path, source] of report.sources) sources.set(path, source)
    }
    return edits.length === 0 ? null : workspace.workspaceEdit(edits, path => sources.get(path))
  },
})
