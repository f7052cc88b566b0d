import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { builtinLanguages } from '../languages/builtin.js'
import type { ReadRequest } from './read-request.js'
import { runRequest } from './run-request.js'
import type { RunOptions, RunReport } from './run-request.js'

/** Leaves out of the findings of hosts what checking each of their files by itself finds as well: who did that has read it already. */
export async function beyondFiles(request: ReadRequest, report: RunReport, options: RunOptions): Promise<RunReport> {
  const known = new Set(builtinLanguages.map(({ id }) => id))
  const files = report.files.flatMap(({ path, language, host }) => (host !== undefined && known.has(language) ? [{ path, language }] : []))
  if (files.length === 0) return report
  const { diagnostics } = await runRequest({ ...request, files, clusters: [], refused: [] }, { ...options, isQuiet: true })
  const reported = new Set(diagnostics.flatMap(each).map(keyOf))
  return { ...report, diagnostics: report.diagnostics.filter(diagnostic => !each(diagnostic).every(one => reported.has(keyOf(one)))) }
}

/** A finding for several hosts is one for each of them. */
function each(diagnostic: Diagnostic): readonly Diagnostic[] {
  return diagnostic.copies === undefined || diagnostic.copies.length === 0 ? [diagnostic] : diagnostic.copies
}

function keyOf({ rule, file, span }: Diagnostic): string {
  return `${rule}\0${file}\0${span.start}\0${span.end}`
}
