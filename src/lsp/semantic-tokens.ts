import type { Range, SemanticTokensEdit } from 'vscode-languageserver'

import { highlightKinds, highlightMarks } from '../editor/index.js'
import type { Highlight } from '../editor/index.js'
import { fingerprintOf } from '../text/fingerprint.js'
import type { Span } from '../text/span.js'
import type { DocumentName, ServedWorkspace } from './served-workspace.js'

/** The numbers of all words, as they were told. */
export interface SentTokens {
  readonly resultId: string
  readonly data: number[]
}

/** Writes words as five numbers each, counted from the one before. */
export function writeTokens(highlights: readonly Highlight[], rangeOf: (span: Span) => Range): number[] {
  const data: number[] = []
  let line = 0
  let character = 0
  for (const { start, end, kind, marks } of highlights) {
    const range = rangeOf({ start, end })
    const isNewLine = range.start.line !== line
    data.push(range.start.line - line, isNewLine ? range.start.character : range.start.character - character)
    data.push(range.end.character - range.start.character, highlightKinds.indexOf(kind), marks.reduce((bits, mark) => bits | (1 << highlightMarks.indexOf(mark)), 0))
    line = range.start.line
    character = range.start.character
  }
  return data
}

/** Takes note of what was told of a document. */
export function rememberTokens(workspace: ServedWorkspace, { uri }: DocumentName, data: number[]): SentTokens {
  const told = { resultId: fingerprintOf([data.join()]), data }
  const documents = known.get(workspace) ?? new Map<string, SentTokens>()
  known.set(workspace, documents)
  // Who closes a document does not ask on.
  const open = new Set(workspace.openPaths())
  for (const other of documents.keys()) if (!open.has(workspace.pathOf(other))) documents.delete(other)
  documents.set(uri, told)
  return told
}

/** What was told of a document last. */
export function lastTokens(workspace: ServedWorkspace, { uri }: DocumentName): SentTokens | undefined {
  return known.get(workspace)?.get(uri)
}

const known = new WeakMap<ServedWorkspace, Map<string, SentTokens>>()

/** Tells what became of a list of numbers: what its beginning and its end have in common stays. */
export function changesOf(before: readonly number[], after: readonly number[]): SemanticTokensEdit[] {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1
  let end = 0
  while (end < before.length - start && end < after.length - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1
  if (start === before.length && start === after.length) return []
  return [{ start, deleteCount: before.length - end - start, data: after.slice(start, after.length - end) }]
}
