import type { FileEdit } from '../diagnostics/fix.js'
import { soundEditsIn } from '../editor/index.js'
import { applyEdits } from '../text/edit.js'
import type { DocumentName, ServedWorkspace } from './served-workspace.js'
import type { ShownFinding } from './shown.js'

/** Lists the edits of all safe fixes of a document that can be made at once, but for those behind which there are more errors. */
export async function safeEditsOf(workspace: ServedWorkspace, name: DocumentName, findings: readonly ShownFinding[]): Promise<readonly FileEdit[]> {
  const path = workspace.pathOf(name.uri)
  const text = findings[0]?.report.sources.get(path)?.text
  if (text === undefined) return []
  return soundEditsIn(findings.map(({ diagnostic }) => diagnostic), path, async edits => {
    const report = await workspace.reportWith(name, new Map([[path, applyEdits(text, edits)]]))
    return report?.diagnostics ?? []
  })
}
