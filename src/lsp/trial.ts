import { newErrorIn } from '../editor/index.js'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { FileEdit } from '../diagnostics/fix.js'
import { applyEdits } from '../text/edit.js'
import { addTo } from '../text/multimap.js'
import type { CheckReport } from '../workspace/report.js'
import type { DocumentName, ServedWorkspace } from './served-workspace.js'

/** Makes the texts that edits would leave behind. */
export function textsAfter({ sources }: CheckReport, edits: readonly FileEdit[]): ReadonlyMap<string, string> {
  const byFile = new Map<string, FileEdit[]>()
  for (const edit of edits) {
    addTo(byFile, edit.file, edit)
  }
  return new Map([...byFile].map(([path, own]) => [path, applyEdits(sources.get(path)?.text ?? '', own)]))
}

/** Checks the cluster around a document as if edits were made, and finds an error that there would be then. */
export async function errorAfter(workspace: ServedWorkspace, name: DocumentName, { report, edits }: { readonly report: CheckReport; readonly edits: readonly FileEdit[] }): Promise<Diagnostic | undefined> {
  const after = await workspace.reportWith(name, textsAfter(report, edits))
  return after === undefined ? undefined : newErrorIn(report, after)
}

/** Says of which host files are that a person has not asked to change. */
export function otherHostOf(report: CheckReport, own: string | undefined): (path: string) => string | undefined {
  return path => {
    const host = report.hostOf(path)
    return host === undefined || host === own ? undefined : `Files of host "${host}"`
  }
}
