import type { Location, LocationLink, Position } from 'vscode-languageserver'

import { mentionAt, originOf } from '../editor/index.js'
import type { NamePlace } from '../editor/index.js'
import type { Mention } from '../text/mention.js'
import type { Span } from '../text/span.js'
import type { Cancellation } from '../workspace/cancellation.js'
import { namingFiles } from '../workspace/mentions.js'
import type { NamingFile } from '../workspace/mentions.js'
import type { CheckReport } from '../workspace/report.js'
import type { DocumentName, ServedWorkspace } from './served-workspace.js'

/** A document, and all files that may name the same things. */
export interface NamesAround {
  readonly report: CheckReport
  readonly files: readonly NamingFile[]
  readonly file: NamingFile
}

/** A name in a document. */
export interface FoundName extends NamesAround {
  readonly found: Mention
}

/** A place in a document, as requests name it. */
export interface DocumentPlace {
  readonly textDocument: DocumentName
  readonly position: Position
}

/** Finds what is named at a place. */
export async function nameAt(workspace: ServedWorkspace, { textDocument, position }: DocumentPlace, cancel: Cancellation): Promise<FoundName | undefined> {
  const around = await namesAround(workspace, textDocument, cancel)
  const found = around === undefined ? undefined : mentionAt(around.file, workspace.offsetOf(around.file.source, position))
  return around === undefined || found === undefined ? undefined : { ...around, found }
}

/** Lists what a document and all files around it name. */
export async function namesAround(workspace: ServedWorkspace, textDocument: DocumentName, cancel: Cancellation): Promise<NamesAround | undefined> {
  const report = await workspace.reportOn(textDocument, cancel)
  if (report === undefined) return undefined
  const files = await namesIn(workspace, report)
  const path = workspace.pathOf(textDocument.uri)
  const file = files.find(({ source }) => source.id === path)
  return file === undefined ? undefined : { report, files, file }
}

/** Lists what all files around a document name, as far as is known by now: who types does not wait for a check. */
export async function knownNames(workspace: ServedWorkspace, name: DocumentName, cancel: Cancellation): Promise<readonly NamingFile[]> {
  const report = await knownReport(workspace, name, cancel)
  return report === undefined ? [] : namesIn(workspace, report)
}

/** The last check around a document; the first where there was none. */
export async function knownReport(workspace: ServedWorkspace, name: DocumentName, cancel: Cancellation): Promise<CheckReport | undefined> {
  return (await workspace.lastReportOn(name)) ?? (await workspace.reportOn(name, cancel))
}

/** Lists what the files of a report name; the same list for the same report. */
export function namesIn(workspace: ServedWorkspace, report: CheckReport): Promise<readonly NamingFile[]> {
  let files = known.get(report)
  if (files === undefined) known.set(report, (files = namingFiles(report, workspace.read)))
  return files
}

const known = new WeakMap<CheckReport, Promise<readonly NamingFile[]>>()

/** Where a name stands, for the client. */
export function locationOf(workspace: ServedWorkspace, place: NamePlace): Location {
  const { file, span } = originOf(place)
  return { uri: workspace.uriOf(file), range: workspace.rangeOf(place.file.source, span) }
}

/** Something that a name leads to. */
export interface Target {
  readonly path: string
  readonly range: Location['range']
}

/** Where a place leads to, for the client; with the word that leads there, where the client takes that. */
export function linksTo(
  workspace: ServedWorkspace,
  { from, targets, takesLinks }: { readonly from: { readonly file: NamingFile; readonly span: Span }; readonly targets: readonly Target[]; readonly takesLinks: boolean | undefined },
): Location[] | LocationLink[] {
  if (takesLinks !== true) return targets.map(({ path, range }) => ({ uri: workspace.uriOf(path), range }))
  const originSelectionRange = workspace.rangeOf(from.file.source, from.span)
  return targets.map(({ path, range }) => ({ originSelectionRange, targetUri: workspace.uriOf(path), targetRange: range, targetSelectionRange: range }))
}

/** The beginning of a file. */
export const startOfFile: Location['range'] = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }
