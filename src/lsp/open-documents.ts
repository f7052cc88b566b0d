import { TextDocuments } from 'vscode-languageserver'
import type { Connection, TextDocumentContentChangeEvent } from 'vscode-languageserver'

import { createSource } from '../text/source.js'
import type { Positions } from './positions.js'
import type { Uris } from './uris.js'

/** A document as the client has it. */
export interface OpenDocument {
  /** As the client spells it. */
  readonly uri: string
  readonly path: string
  readonly languageId: string
  readonly version: number
  readonly text: string
}

/** The documents that the client has opened. */
export interface OpenDocuments {
  all(): readonly OpenDocument[]
  /** Finds the document at a path. Where the client has opened it under two names, the newer one counts. */
  at(path: string): OpenDocument | undefined
}

/** What is told of documents. */
export interface DocumentListener {
  /** One was opened or changed. */
  changed(document: OpenDocument): void
  /** One was closed; `left` is the other one at its path, if there is one. */
  closed(document: OpenDocument, left: OpenDocument | undefined): void
  saved(document: OpenDocument): void
}

/** Follows the documents that a client opens, changes and closes. */
export function followDocuments(
  connection: Connection,
  { uris, positions, listener }: { readonly uris: Uris; positions(): Positions; readonly listener: DocumentListener },
): OpenDocuments {
  const documents = new TextDocuments<OpenDocument>({
    // A client may send anything: what is no text must not be met later, where nobody knows whose it was.
    create: (uri: unknown, languageId, version, text: unknown) => ({ uri: String(uri), path: uris.pathOf(String(uri)), languageId, version, text: String(text ?? '') }),
    update: (document, changes, version) => ({ ...document, version, text: withChanges(document.text, changes, positions()) }),
  })
  const at = (path: string): OpenDocument | undefined => documents.all().findLast(document => document.path === path)
  documents.onDidChangeContent(({ document }) => {
    uris.learn(document.uri)
    listener.changed(document)
  })
  documents.onDidClose(({ document }) => listener.closed(document, at(document.path)))
  documents.onDidSave(({ document }) => listener.saved(document))
  documents.listen(withDocumentsOnly(connection))
  return { all: () => documents.all(), at }
}

/** Lets through what names a document, and says of the rest what it lacks. */
function withDocumentsOnly(connection: Connection): Parameters<TextDocuments<OpenDocument>['listen']>[0] {
  const guard = (method: string, needed: readonly string[]) => <Params extends object, Answer>(handler: (params: Params) => Answer) => (params: Params): Answer | undefined => {
    const given = (params as Readonly<Record<string, unknown>> | null | undefined) ?? {}
    const missing = needed.find(name => typeof given[name] !== 'object' || given[name] === null)
    if (missing === undefined) return handler(params)
    connection.console.error(`cfgcheck: textDocument/${method} needs "${missing}"`)
    return undefined
  }
  return {
    onDidOpenTextDocument: handler => connection.onDidOpenTextDocument(guard('didOpen', ['textDocument'])(handler)),
    onDidChangeTextDocument: handler => connection.onDidChangeTextDocument(guard('didChange', ['textDocument', 'contentChanges'])(handler)),
    onDidCloseTextDocument: handler => connection.onDidCloseTextDocument(guard('didClose', ['textDocument'])(handler)),
    onWillSaveTextDocument: handler => connection.onWillSaveTextDocument(handler),
    onWillSaveTextDocumentWaitUntil: handler => connection.onWillSaveTextDocumentWaitUntil(handler),
    onDidSaveTextDocument: handler => connection.onDidSaveTextDocument(guard('didSave', ['textDocument'])(handler)),
  }
}

/** Each change counts from the text that the one before it left. */
function withChanges(before: string, changes: readonly TextDocumentContentChangeEvent[], positions: Positions): string {
  return changes.reduce((text, change) => {
    if (!('range' in change)) return String(change.text)
    const source = createSource('', text)
    const [one, other] = [positions.offsetOf(source, change.range.start), positions.offsetOf(source, change.range.end)]
    return text.slice(0, Math.min(one, other)) + change.text + text.slice(Math.max(one, other))
  }, before)
}
