import { HoverRequest, MarkupKind } from 'vscode-languageserver'
import type { Hover } from 'vscode-languageserver'

import { effectiveAt, hoverAt, isNameAt } from '../../editor/index.js'
import type { EditedDocument } from '../../editor/index.js'
import { knownReport, namesIn } from '../names-at.js'
import { ruleInWords } from '../virtual-documents.js'
import { defineRequest } from './request.js'

/** What is known of the word at a place, and what counts there; of a rule that a comment names, what is behind it. */
export const hover = defineRequest({
  type: HoverRequest.type,
  capabilities: () => ({ hoverProvider: true }),
  async answer(workspace, { textDocument, position }, cancel): Promise<Hover | null> {
    const document = await workspace.document(textDocument)
    if (document === undefined) return null
    const { source } = document
    const offset = workspace.offsetOf(source, position)
    const rule = ruleAt(document, offset)
    const text = rule === undefined ? undefined : await ruleInWords(rule.id)
    if (rule !== undefined && text !== undefined) return { range: workspace.rangeOf(source, rule), contents: { kind: MarkupKind.Markdown, value: text } }
    const report = await knownReport(workspace, textDocument, cancel)
    // To list the names of all files takes its time, and most places name nothing.
    const found = hoverAt(document, offset, report !== undefined && isNameAt(document, offset) ? await namesIn(workspace, report) : [])
    if (found === undefined) return null
    const effective = rule === undefined ? effectiveAt(document, offset, report) : undefined
    const value = effective === undefined ? found.content : `${found.content}\n\n${effective}`
    return { range: workspace.rangeOf(source, found.span), contents: { kind: MarkupKind.Markdown, value } }
  },
})

/** Finds the rule that a suppression names. */
function ruleAt({ reading, masking }: EditedDocument, offset: number): { readonly id: string; readonly start: number; readonly end: number } | undefined {
  const { file } = reading
  const comment = file.commentsAround(offset).find(({ start, end }) => start <= offset && offset <= end)
  if (comment === undefined) return undefined
  const { text } = masking.text(file.source.id, comment)
  if (!text.includes('cfgcheck-ignore')) return undefined
  for (const { 0: id, index } of text.matchAll(/[a-z0-9-]+\/[a-z0-9-]+/g)) {
    const start = comment.start + index
    if (start <= offset && offset <= start + id.length) return { id, start, end: start + id.length }
  }
  return undefined
}
