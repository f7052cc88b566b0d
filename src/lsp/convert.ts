import {
  CodeActionKind,
  CompletionItemKind,
  CompletionItemTag,
  DiagnosticSeverity,
  FoldingRangeKind,
  MarkupKind,
  SymbolKind,
} from 'vscode-languageserver'
import type {
  CodeAction as LspCodeAction,
  CompletionItem,
  Diagnostic as LspDiagnostic,
  DocumentSymbol as LspDocumentSymbol,
  FoldingRange,
  Hover as LspHover,
  Range,
  TextEdit,
} from 'vscode-languageserver'

import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { FileEdit } from '../diagnostics/fix.js'
import type { CodeAction, Completion, FoldingLines, Hover } from '../editor/index.js'
import type { DocumentSymbol } from '../languages/language.js'
import type { Edit } from '../text/edit.js'
import type { Position } from '../text/line-index.js'
import type { Source } from '../text/source.js'
import type { Span } from '../text/span.js'
import { visible } from '../text/visible.js'

/** Turns a file's path into a URI; a path that is none (an unsaved buffer's URI) stays as it is. */
export function uriOf(path: string): string {
  return path.startsWith('/') ? `file://${path.split('/').map(encodeURIComponent).join('/')}` : path
}

/** Turns a URI into the path by which the workspace knows the file; one that names none stays as it is. */
export function pathOf(uri: string): string {
  if (!uri.startsWith('file://')) return uri
  try {
    return decodeURIComponent(new URL(uri).pathname)
  } catch {
    return uri
  }
}

/** The protocol counts lines and columns from 0. */
export function toRange(source: Source, { start, end }: Span): Range {
  return { start: toLspPosition(source.positionAt(start)), end: toLspPosition(source.positionAt(end)) }
}

/** Reads a position of the protocol as an offset. */
export function toOffset(source: Source, position: { readonly line: number; readonly character: number }): number {
  return source.lines.offsetAt({ line: position.line + 1, column: position.character + 1 })
}

export function toLspDiagnostic(diagnostic: Diagnostic, sourceOf: (file: string) => Source | undefined): LspDiagnostic {
  const { code, severity, message, file, span, related, help } = diagnostic
  const source = sourceOf(file)
  return {
    range: source === undefined ? emptyRange : toRange(source, span),
    severity: severities[severity],
    source: 'cfgcheck',
    code,
    message: help === undefined ? visible(message) : `${visible(message)}\n${visible(help)}`,
    relatedInformation: related.map(other => {
      const otherSource = sourceOf(other.file)
      const range = otherSource === undefined ? emptyRange : toRange(otherSource, other.span)
      return { message: visible(other.message), location: { uri: uriOf(other.file), range } }
    }),
  }
}

export function toCompletionItem(source: Source, completion: Completion): CompletionItem {
  return {
    label: completion.label,
    kind: completionKinds[completion.kind],
    ...(completion.detail === undefined ? {} : { detail: completion.detail }),
    ...(completion.documentation === undefined ? {} : { documentation: { kind: MarkupKind.Markdown, value: completion.documentation } }),
    ...(completion.isDeprecated ? { tags: [CompletionItemTag.Deprecated] } : {}),
    textEdit: toTextEdit(source, { span: completion.replaces, newText: completion.newText }),
  }
}

export function toLspHover(source: Source, hover: Hover): LspHover {
  return { range: toRange(source, hover.span), contents: { kind: MarkupKind.Markdown, value: hover.content } }
}

export function toTextEdit(source: Source, { span, newText }: Edit): TextEdit {
  return { range: toRange(source, span), newText }
}

export function toLspSymbol(source: Source, symbol: DocumentSymbol): LspDocumentSymbol {
  return {
    name: symbol.name === '' ? '(unnamed)' : symbol.name,
    ...(symbol.detail === undefined ? {} : { detail: symbol.detail }),
    kind: symbolKinds[symbol.kind],
    range: toRange(source, symbol.span),
    selectionRange: toRange(source, symbol.nameSpan),
    children: symbol.children.map(child => toLspSymbol(source, child)),
  }
}

export function toFoldingRange({ firstLine, lastLine, kind }: FoldingLines): FoldingRange {
  return { startLine: firstLine - 1, endLine: lastLine - 1, kind: kind === 'comment' ? FoldingRangeKind.Comment : FoldingRangeKind.Region }
}

export function toLspCodeAction(action: CodeAction, sourceOf: (file: string) => Source | undefined): LspCodeAction {
  return {
    title: action.fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toLspDiagnostic(action.diagnostic, sourceOf)],
    isPreferred: action.isPreferred,
    edit: { changes: toChanges(action.fix.edits, sourceOf) },
  }
}

/** Sorts edits by file. */
export function toChanges(edits: readonly FileEdit[], sourceOf: (file: string) => Source | undefined): Record<string, TextEdit[]> {
  const changes: Record<string, TextEdit[]> = {}
  for (const edit of edits) {
    const source = sourceOf(edit.file)
    if (source !== undefined) (changes[uriOf(edit.file)] ??= []).push(toTextEdit(source, edit))
  }
  return changes
}

const severities = { error: DiagnosticSeverity.Error, warning: DiagnosticSeverity.Warning, info: DiagnosticSeverity.Information } as const
const completionKinds = {
  section: CompletionItemKind.Module,
  name: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  reference: CompletionItemKind.Reference,
} as const
const symbolKinds = {
  section: SymbolKind.Namespace,
  host: SymbolKind.Object,
  resource: SymbolKind.Class,
  option: SymbolKind.Property,
  device: SymbolKind.Struct,
  key: SymbolKind.Key,
} as const
const emptyRange: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }

function toLspPosition({ line, column }: Position): { line: number; character: number } {
  return { line: line - 1, character: column - 1 }
}
