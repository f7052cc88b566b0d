import { CodeActionKind } from 'vscode-languageserver'
import type { CodeAction, CodeActionParams } from 'vscode-languageserver'

import { freeNumbersFor, kindInWords, takerAt } from '../editor/index.js'
import type { NumberedFile } from '../editor/index.js'
import { visible } from '../text/visible.js'
import type { Cancellation } from '../workspace/cancellation.js'
import type { CheckReport } from '../workspace/report.js'
import { knownReport } from './names-at.js'
import type { DocumentName, ServedWorkspace } from './served-workspace.js'
import { errorAfter, otherHostOf } from './trial.js'

/** Offers the next free ports and minors for a resource that has some of another one; none where an error would follow. */
export async function freeNumbersIn(workspace: ServedWorkspace, { textDocument, range }: Pick<CodeActionParams, 'textDocument' | 'range'>, cancel: Cancellation): Promise<CodeAction[]> {
  const document = await workspace.document(textDocument)
  const takers = document?.language.numberTakers?.(document.reading)
  if (document === undefined || takers === undefined) return []
  const { source, masking } = document
  const selection = { start: workspace.offsetOf(source, range.start), end: workspace.offsetOf(source, range.end) }
  const taker = takerAt({ source, takers }, selection)
  const report = taker === undefined ? undefined : await workspace.reportOn(textDocument, cancel)
  if (taker === undefined || report === undefined || report.sources.get(source.id) !== source) return []
  const own: NumberedFile = { source, takers, place: report.placeOf(source.id) }
  const files = [own, ...(await filesBeside(workspace, report, source.id))]
  const actions: CodeAction[] = []
  for (const { of, numbers, edits } of freeNumbersFor(files, own, taker)) {
    if ((await errorAfter(workspace, textDocument, { report, edits })) !== undefined) continue
    const what = `${kindInWords(taker.kind)} ${visible(masking.value(taker.name))}`
    const title = `Give ${what} the next free ${of}${numbers.length === 1 ? '' : 's'}: ${numbers.join(', ')} (of ${files.length} file${files.length === 1 ? '' : 's'})`
    actions.push({ title, kind: CodeActionKind.QuickFix, edit: workspace.workspaceEdit(edits, path => report.sources.get(path), { toConfirm: otherHostOf(report, own.place?.host) }) })
  }
  return actions
}

/** The other files around a document that take numbers, as far as they are known by now: who types does not wait for a check. */
export async function knownNumbers(workspace: ServedWorkspace, name: DocumentName, cancel: Cancellation): Promise<readonly NumberedFile[]> {
  const report = await knownReport(workspace, name, cancel)
  return report === undefined ? [] : filesBeside(workspace, report, workspace.pathOf(name.uri))
}

/** The other files of a report that take numbers. */
async function filesBeside(workspace: ServedWorkspace, report: CheckReport, own: string): Promise<NumberedFile[]> {
  const files: NumberedFile[] = []
  const language = report.files.find(({ path }) => path === own)?.language
  for (const path of new Set(report.files.flatMap(file => (file.language === language && file.path !== own ? [file.path] : [])))) {
    const read = await workspace.read(path)
    const takers = read?.language.numberTakers?.(read.reading)
    if (read !== undefined && takers !== undefined) files.push({ source: read.source, takers, place: report.placeOf(path) })
  }
  return files
}
