import { CodeActionKind, Range } from 'vscode-languageserver'
import type { CodeAction, CodeActionParams, WorkspaceEdit } from 'vscode-languageserver'

import { freeNumbersFor, kindInWords, takerAt } from '../editor/index.js'
import type { FreeNumbers, NumberedFile } from '../editor/index.js'
import type { NumberTaker } from '../languages/language.js'
import type { Masking } from '../secrets/masking.js'
import { visible } from '../text/visible.js'
import type { Cancellation } from '../workspace/cancellation.js'
import type { CheckReport } from '../workspace/report.js'
import { knownReport } from './names-at.js'
import type { DocumentName, ServedWorkspace } from './served-workspace.js'
import { errorAfter, otherHostOf } from './trial.js'

/** A choice that is worked out when a person has made it. */
export interface ChosenNumbers {
  readonly of: FreeNumbers['of']
  readonly range: Range
}

/** Tells whether a client has sent back such a choice. */
export function isChosen(given: unknown): given is ChosenNumbers {
  const { of, range } = (given ?? {}) as Partial<ChosenNumbers>
  return (of === 'port' || of === 'minor') && Range.is(range)
}

/** Who moves through longer files does not wait for them to be checked with other numbers: that is done when a person has chosen. */
const mostTried = 100_000

/** Offers the next free ports and minors for a resource that has some of another one; none where an error would follow. */
export async function freeNumbersIn(workspace: ServedWorkspace, { textDocument, range }: Pick<CodeActionParams, 'textDocument' | 'range'>, cancel: Cancellation): Promise<CodeAction[]> {
  const around = await numbersAt(workspace, { textDocument, range }, cancel)
  if (around === undefined) return []
  const { report, files, own, taker, masking } = around
  const isLater = workspace.client.resolvesEdits && lengthOf(report) > mostTried
  const actions: CodeAction[] = []
  for (const found of freeNumbersFor(files, own, taker)) {
    const { of, numbers, edits } = found
    if (!isLater && (await errorAfter(workspace, textDocument, { report, edits })) !== undefined) continue
    const what = `${kindInWords(taker.kind)} ${visible(masking.value(taker.name))}`
    const title = `Give ${what} the next free ${of}${numbers.length === 1 ? '' : 's'}: ${numbers.join(', ')} (of ${files.length} file${files.length === 1 ? '' : 's'})`
    const chosen: ChosenNumbers = { of, range }
    const rest = isLater ? { data: { uri: textDocument.uri, version: workspace.versionOf(own.source.id), title, chosen } } : { edit: editOf(workspace, around, found) }
    actions.push({ title, kind: CodeActionKind.QuickFix, ...rest })
  }
  return actions
}

/** Works out the edit of a choice; none where an error would follow, which a person is told. */
export async function freeNumbersChosen(workspace: ServedWorkspace, textDocument: DocumentName, { of, range }: ChosenNumbers, cancel: Cancellation): Promise<WorkspaceEdit | undefined> {
  const around = await numbersAt(workspace, { textDocument, range }, cancel)
  const found = around === undefined ? undefined : freeNumbersFor(around.files, around.own, around.taker).find(one => one.of === of)
  if (around === undefined || found === undefined) return undefined
  const error = await errorAfter(workspace, textDocument, { report: around.report, edits: found.edits })
  if (error === undefined) return editOf(workspace, around, found)
  workspace.tell(`Nothing is changed, because then there would be an error: ${visible(error.message)}`)
  return undefined
}

interface NumbersAround {
  readonly report: CheckReport
  readonly files: readonly NumberedFile[]
  readonly own: NumberedFile
  readonly taker: NumberTaker
  readonly masking: Masking
}

/** Finds what takes numbers at a place, and what takes some around it. */
async function numbersAt(workspace: ServedWorkspace, { textDocument, range }: Pick<CodeActionParams, 'textDocument' | 'range'>, cancel: Cancellation): Promise<NumbersAround | undefined> {
  const document = await workspace.document(textDocument)
  const takers = document?.language.numberTakers?.(document.reading)
  if (document === undefined || takers === undefined) return undefined
  const { source, masking } = document
  const selection = { start: workspace.offsetOf(source, range.start), end: workspace.offsetOf(source, range.end) }
  const taker = takerAt({ source, takers }, selection)
  const report = taker === undefined ? undefined : await workspace.reportOn(textDocument, cancel)
  if (taker === undefined || report === undefined || report.sources.get(source.id) !== source) return undefined
  const own: NumberedFile = { source, takers, place: report.placeOf(source.id) }
  return { report, files: [own, ...(await filesBeside(workspace, report, source.id))], own, taker, masking }
}

function editOf(workspace: ServedWorkspace, { report, own }: NumbersAround, { edits }: FreeNumbers): WorkspaceEdit {
  return workspace.workspaceEdit(edits, path => report.sources.get(path), { toConfirm: otherHostOf(report, own.place?.host) })
}

function lengthOf({ sources }: CheckReport): number {
  let length = 0
  for (const { text } of sources.values()) length += text.length
  return length
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
