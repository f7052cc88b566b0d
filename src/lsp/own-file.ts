import { CodeActionKind } from 'vscode-languageserver'
import type { CodeAction, CodeActionParams, CreateFile, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver'

import { kindInWords, meansTheSame, placeForOwnFile } from '../editor/index.js'
import type { FileEdit } from '../diagnostics/fix.js'
import type { Source } from '../text/source.js'
import { visible } from '../text/visible.js'
import type { Cancellation } from '../workspace/cancellation.js'
import type { CheckReport } from '../workspace/report.js'
import { namesAround, startOfFile } from './names-at.js'
import type { NamesAround } from './names-at.js'
import type { ServedWorkspace } from './served-workspace.js'
import { otherHostOf, textsAfter } from './trial.js'

/** A part that goes from a file into a new one. */
interface Move {
  readonly from: Source
  readonly to: string
}

/**
 * Offers to put a resource into a file of its own, in a folder whose files are read as well: on all hosts that have the same
 * file. Only where everything comes to the same then, and the client makes new files.
 */
export async function ownFilesIn(workspace: ServedWorkspace, { textDocument, range }: Pick<CodeActionParams, 'textDocument' | 'range'>, cancel: Cancellation): Promise<CodeAction[]> {
  const document = workspace.client.createsFiles ? await workspace.document(textDocument) : undefined
  if (document?.language.separableAt === undefined) return []
  const { source, language, reading, masking } = document
  const part = language.separableAt?.(reading, { start: workspace.offsetOf(source, range.start), end: workspace.offsetOf(source, range.end) })
  const around = part === undefined ? undefined : await namesAround(workspace, textDocument, cancel)
  if (part === undefined || around === undefined || masking.value(part.name) !== part.name) return []
  const to = placeForOwnFile(around.files, around.file, part.fileName)
  if (to === undefined) return []
  const moves: Move[] = []
  for (const move of [{ from: source, to }, ...onOtherHosts(around, to)]) if (!(await workspace.exists(move.to))) moves.push(move)
  const { report } = around
  const text = source.text.slice(part.span.start, part.span.end).replace(/\n?$/, '\n')
  const edits = moves.map(({ from: { id } }): FileEdit => ({ file: id, span: part.span, newText: '' }))
  if (moves[0]?.to !== to || report.sources.get(source.id) !== source) return []
  const after = await workspace.reportWith(textDocument, new Map([...textsAfter(report, edits), ...moves.map(move => [move.to, text] as const)]))
  if (after === undefined || !isRead(after, moves) || !meansTheSame(report, after)) return []
  const place = report.placeOf(source.id)
  const shown = place === undefined ? to : to.slice(source.id.length - place.path.length)
  const title = `Put ${kindInWords(part.kind)} ${visible(part.name)} into a file of its own, ${visible(shown)}${moves.length === 1 ? '' : `, on ${moves.length} hosts`}`
  const removal = workspace.workspaceEdit(edits, path => report.sources.get(path), { toConfirm: otherHostOf(report, place?.host) })
  return [{ title, kind: CodeActionKind.RefactorRewrite, edit: withNewFiles(workspace, { removal, moves, text }) }]
}

/** Other hosts have the same text in the same place. */
function onOtherHosts({ report, files, file: { source, place } }: NamesAround, to: string): Move[] {
  if (place === undefined) return []
  const target = to.slice(source.id.length - place.path.length)
  return files.flatMap(other => {
    const isSame = other.place?.path === place.path && other.place.host !== place.host && other.source.text === source.text
    const root = other.source.id.slice(0, other.source.id.length - place.path.length)
    return isSame && report.files.some(({ path }) => path === other.source.id) ? [{ from: other.source, to: `${root}${target}` }] : []
  })
}

function isRead({ files }: CheckReport, moves: readonly Move[]): boolean {
  return moves.every(({ to }) => files.some(({ path }) => path === to))
}

interface NewFiles {
  readonly removal: WorkspaceEdit
  readonly moves: readonly Move[]
  readonly text: string
}

/** Makes the new files first. What is to be confirmed in the old file of a host is so in its new one. */
function withNewFiles(workspace: ServedWorkspace, { removal, moves, text }: NewFiles): WorkspaceEdit {
  const removals = (removal.documentChanges ?? []) as TextDocumentEdit[]
  const created = moves.flatMap(({ from, to }): (CreateFile | TextDocumentEdit)[] => {
    const [edit] = removals.find(({ textDocument: { uri } }) => uri === workspace.uriOf(from.id))?.edits ?? []
    const annotation = edit !== undefined && 'annotationId' in edit ? { annotationId: edit.annotationId } : {}
    const uri = workspace.uriOf(to)
    return [
      { kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false }, ...annotation },
      { textDocument: { uri, version: null }, edits: [{ range: startOfFile, newText: text, ...annotation }] },
    ]
  })
  return { ...removal, documentChanges: [...created, ...removals] }
}
