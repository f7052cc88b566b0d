import { CodeActionKind, CodeActionRequest } from 'vscode-languageserver'
import type { CodeAction, CodeActionParams } from 'vscode-languageserver'

import type { Fix } from '../../diagnostics/fix.js'
import { codeActionsIn, suppressionsFor } from '../../editor/index.js'
import type { Source } from '../../text/source.js'
import { freeNumbersIn } from '../free-numbers.js'
import { ownFilesIn } from '../own-file.js'
import { safeEditsOf } from '../safe-edits.js'
import type { ServedWorkspace } from '../served-workspace.js'
import { defineRequest } from './request.js'

/** All safe fixes of a document at once, for editors that run it when a document is saved. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.cfgcheck`

/**
 * The fixes of the findings that a selection touches, comments that silence them, what is behind a rule, and all safe fixes of
 * the document at once. Edits are worked out when one is chosen, where the client takes that.
 */
export const codeAction = defineRequest({
  type: CodeActionRequest.type,
  capabilities: () => ({ codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorExtract, CodeActionKind.RefactorInline, CodeActionKind.RefactorRewrite, fixAllKind], resolveProvider: true } }),
  async answer(workspace, { textDocument, range, context }, cancel) {
    const wantsFixes = isWanted(CodeActionKind.QuickFix, context.only)
    const wantsAll = context.only !== undefined && isWanted(fixAllKind, context.only)
    const refactorings = await refactoringsIn(workspace, { textDocument, range, only: context.only })
    if (isWanted(CodeActionKind.RefactorRewrite, context.only)) refactorings.push(...(await ownFilesIn(workspace, { textDocument, range }, cancel)))
    if (!wantsFixes && !wantsAll) return refactorings
    const findings = await workspace.findingsIn(textDocument, cancel)
    const path = workspace.pathOf(textDocument.uri)
    const isLazy = workspace.client.resolvesEdits
    const edited = (fix: Fix, sourceOf: (file: string) => Source | undefined, data: object): Pick<CodeAction, 'edit' | 'data'> =>
      isLazy ? { data: { uri: textDocument.uri, version: workspace.versionOf(path), title: fix.title, ...data } } : { edit: workspace.workspaceEdit(fix.edits, sourceOf) }

    const actions: CodeAction[] = []
    const document = wantsFixes ? await workspace.document(textDocument) : undefined
    for (const { diagnostic, report } of wantsFixes ? findings : []) {
      const sourceOf = (file: string): Source | undefined => report.sources.get(file)
      const source = sourceOf(path)
      if (source === undefined) continue
      const selection = { start: workspace.offsetOf(source, range.start), end: workspace.offsetOf(source, range.end) }
      if (selection.end < diagnostic.span.start || diagnostic.span.end < selection.start) continue
      const about = { kind: CodeActionKind.QuickFix, diagnostics: [workspace.diagnostic(diagnostic, sourceOf)] }
      const key = { rule: diagnostic.rule, start: diagnostic.span.start }
      for (const { fix, isPreferred } of codeActionsIn([diagnostic], path, selection)) actions.push({ title: fix.title, ...about, isPreferred, ...edited(fix, sourceOf, key) })
      for (const fix of document === undefined ? [] : suppressionsFor(diagnostic, document)) actions.push({ title: fix.title, ...about, ...edited(fix, sourceOf, key) })
      actions.push({ title: `Explain ${diagnostic.rule}`, ...about, command: { title: `Explain ${diagnostic.rule}`, command: 'cfgcheck.explain', arguments: [diagnostic.rule] } })
    }
    if (wantsFixes) actions.push(...(await freeNumbersIn(workspace, { textDocument, range }, cancel)))
    const [first] = findings
    const all = wantsAll ? await safeEditsOf(workspace, textDocument, findings) : []
    if (first !== undefined && all.length > 0) {
      const fix: Fix = { title: 'Fix all that can be fixed safely', safety: 'safe', edits: all }
      actions.push({ title: fix.title, kind: fixAllKind, ...edited(fix, file => first.report.sources.get(file), { isAll: true }) })
    }
    return [...actions, ...refactorings]
  },
})

const refactoringKinds = { extract: CodeActionKind.RefactorExtract, inline: CodeActionKind.RefactorInline, rewrite: CodeActionKind.RefactorRewrite } as const

/** Other ways to write what is selected. */
async function refactoringsIn(workspace: ServedWorkspace, { textDocument, range, only }: Pick<CodeActionParams, 'textDocument' | 'range'> & { readonly only: readonly CodeActionKind[] | undefined }): Promise<CodeAction[]> {
  if (!Object.values(refactoringKinds).some(kind => isWanted(kind, only))) return []
  const document = await workspace.document(textDocument)
  if (document?.language.refactoringsAt === undefined) return []
  const { source, language, reading } = document
  const selection = { start: workspace.offsetOf(source, range.start), end: workspace.offsetOf(source, range.end) }
  const found = language.refactoringsAt?.(reading, selection) ?? []
  return found.filter(({ kind }) => isWanted(refactoringKinds[kind], only)).map(({ title, kind, edits }) => {
    return { title, kind: refactoringKinds[kind], edit: workspace.workspaceEdit(edits.map(edit => ({ file: source.id, ...edit })), () => source) }
  })
}

/** Kinds are hierarchical: who asks for `quickfix` gets `quickfix.all` as well, and who names none gets all. */
function isWanted(kind: CodeActionKind, only: readonly CodeActionKind[] | undefined): boolean {
  return only === undefined || only.some(wanted => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`))
}
