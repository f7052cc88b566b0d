import type { AnnotatedTextEdit, ChangeAnnotation, TextEdit, WorkspaceEdit } from 'vscode-languageserver'

import type { FileEdit } from '../diagnostics/fix.js'
import type { Edit } from '../text/edit.js'
import type { Source } from '../text/source.js'
import type { Client } from './client.js'
import type { OpenDocuments } from './open-documents.js'
import type { Uris } from './uris.js'

/** How edits are offered. */
export interface EditOptions {
  /** Says why a person should look at the edits of a file before they are made. */
  readonly toConfirm?: (file: string) => string | undefined
}

/** What is asked of the session to write edits. */
export interface EditWriting {
  readonly client: Client
  readonly documents: OpenDocuments
  readonly uris: Uris
  sourceOf(file: string): Source | undefined
  textEdit(source: Source, edit: Edit): TextEdit
}

/** Writes edits of several files in the most exact form that the client takes: for a version of each, and with marks for those to look at. */
export function writeEdits(edits: readonly FileEdit[], { client, documents, uris, sourceOf, textEdit }: EditWriting, { toConfirm }: EditOptions): WorkspaceEdit {
  const changes: Record<string, (TextEdit | AnnotatedTextEdit)[]> = {}
  const annotations: Record<string, ChangeAnnotation> = {}
  for (const edit of edits) {
    const source = sourceOf(edit.file)
    if (source === undefined) continue
    const reason = client.takesVersionedEdits && client.asksToConfirm ? toConfirm?.(edit.file) : undefined
    if (reason !== undefined) annotations[reason] = { label: reason, needsConfirmation: true }
    const written = textEdit(source, edit)
    ;(changes[uris.uriOf(edit.file)] ??= []).push(reason === undefined ? written : { ...written, annotationId: reason })
  }
  if (!client.takesVersionedEdits) return { changes }
  const versionOf = (uri: string): number | null => documents.at(uris.pathOf(uri))?.version ?? null
  return {
    documentChanges: Object.entries(changes).map(([uri, own]) => ({ textDocument: { uri, version: versionOf(uri) }, edits: own })),
    ...(Object.keys(annotations).length === 0 ? {} : { changeAnnotations: annotations }),
  }
}
