import {
  CompletionItemKind,
  CompletionItemTag,
  DiagnosticSeverity,
  DiagnosticTag,
  FoldingRangeKind,
  InsertTextFormat,
  SymbolKind,
} from 'vscode-languageserver'
import type {
  CompletionItem,
  Diagnostic as LspDiagnostic,
  DocumentSymbol as LspDocumentSymbol,
  FoldingRange,
  Range,
  TextEdit,
} from 'vscode-languageserver'

import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { docsOf } from '../diagnostics/documentation.js'
import type { Completion, FoldingLines } from '../editor/index.js'
import type { DocumentSymbol } from '../languages/language.js'
import type { Edit } from '../text/edit.js'
import type { Source } from '../text/source.js'
import type { Span } from '../text/span.js'
import { visible } from '../text/visible.js'

/** What conversions ask of the workspace. */
export interface Conversion {
  sourceOf(file: string): Source | undefined
  rangeOf(source: Source, span: Span): Range
  uriOf(path: string): string
  /** The client shows what is old or needless by itself. */
  readonly showsTags: boolean
  readonly showsAddresses: boolean
}

export function toLspDiagnostic(diagnostic: Diagnostic, { sourceOf, rangeOf, uriOf, showsTags, showsAddresses }: Conversion): LspDiagnostic {
  const { rule, severity, message, file, span, related, help } = diagnostic
  const rangeIn = (path: string, place: Span): Range => {
    const source = sourceOf(path)
    return source === undefined ? emptyRange : rangeOf(source, place)
  }
  const tags = showsTags ? tagsOf(rule) : []
  return {
    range: rangeIn(file, span),
    severity: severities[severity],
    source: 'cfgcheck',
    code: rule,
    ...(showsAddresses ? { codeDescription: { href: docsOf(rule) } } : {}),
    message: help === undefined ? visible(message) : `${visible(message)}\n${visible(help)}`,
    ...(tags.length === 0 ? {} : { tags }),
    relatedInformation: related.map(other => ({ message: visible(other.message), location: { uri: uriOf(other.file), range: rangeIn(other.file, other.span) } })),
  }
}

/** The families of rules say what editors draw in their own ways. */
function tagsOf(rule: string): DiagnosticTag[] {
  const fault = rule.slice(rule.indexOf('/') + 1)
  if (fault.startsWith('deprecated-')) return [DiagnosticTag.Deprecated]
  return fault.startsWith('unused-') ? [DiagnosticTag.Unnecessary] : []
}

export function toCompletionItem(completion: Completion, { toTextEdit, takesSnippets }: { toTextEdit(edit: Edit): TextEdit; readonly takesSnippets: boolean }): CompletionItem {
  const snippet = takesSnippets ? completion.snippet : undefined
  return {
    label: completion.label,
    kind: completionKinds[completion.kind],
    ...(completion.detail === undefined ? {} : { detail: completion.detail }),
    ...(completion.isDeprecated ? { tags: [CompletionItemTag.Deprecated] } : {}),
    ...(snippet === undefined ? {} : { insertTextFormat: InsertTextFormat.Snippet }),
    textEdit: toTextEdit({ span: completion.replaces, newText: snippet ?? completion.newText }),
  }
}

export function toLspSymbol(symbol: DocumentSymbol, rangeOf: (span: Span) => Range): LspDocumentSymbol {
  return {
    name: symbol.name === '' ? '(unnamed)' : symbol.name,
    ...(symbol.detail === undefined ? {} : { detail: symbol.detail }),
    kind: symbolKinds[symbol.kind],
    range: rangeOf(symbol.span),
    selectionRange: rangeOf(symbol.nameSpan),
    children: symbol.children.map(child => toLspSymbol(child, rangeOf)),
  }
}

export function toFoldingRange({ firstLine, lastLine, kind }: FoldingLines): FoldingRange {
  return { startLine: firstLine - 1, endLine: lastLine - 1, kind: kind === 'comment' ? FoldingRangeKind.Comment : FoldingRangeKind.Region }
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
