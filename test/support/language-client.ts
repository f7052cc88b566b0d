import { PassThrough } from 'node:stream'

import { createConnection } from 'vscode-languageserver/node'
import type { ClientCapabilities, Diagnostic, InitializeResult, Range } from 'vscode-languageserver'
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node'
import type { MessageConnection } from 'vscode-jsonrpc/node'

import { startServer } from '../../src/lsp/server.js'
import type { Clock } from '../../src/lsp/schedule.js'
import { memoryFileSystem } from '../../src/workspace/documents/file-system.js'
import type { FileSystem } from '../../src/workspace/documents/file-system.js'

/** What a test's client is, and what it has opened. */
export interface ClientOptions {
  /** Paths are absolute. */
  readonly files?: FileSystem | Readonly<Record<string, string>>
  readonly capabilities?: ClientCapabilities
  readonly folders?: readonly string[]
  readonly clock?: Clock
  /** What is set in the editor, when the server asks. */
  readonly configuration?: () => unknown
}

/** A client that talks to a server of its own, by the protocol alone. */
export interface LanguageClient {
  readonly connection: MessageConnection
  readonly initialized: InitializeResult
  /** What is shown by now, by URI. */
  readonly shown: ReadonlyMap<string, readonly Diagnostic[]>
  /** Every message that the server sent, of a method that was not asked for. */
  readonly told: readonly { readonly method: string; readonly params: unknown }[]
  open(uri: string, text: string, languageId?: string): Promise<void>
  /** Gives a document another text. */
  change(uri: string, text: string): Promise<void>
  edit(uri: string, range: Range, text: string): Promise<void>
  close(uri: string): Promise<void>
  ask<Answer = unknown>(method: string, params: object): Promise<Answer>
  pull(uri: string): Promise<readonly Diagnostic[]>
  /** Waits until something is true of what is shown. */
  until(holds: () => boolean): Promise<void>
  end(): void
}

/** Starts a server and a client that has introduced itself. */
export async function languageClient({ files = {}, capabilities = {}, folders, clock, configuration }: ClientOptions = {}): Promise<LanguageClient> {
  const [up, down] = [new PassThrough(), new PassThrough()]
  const fileSystem = 'read' in files && typeof files.read === 'function' ? (files as FileSystem) : memoryFileSystem(files as Readonly<Record<string, string>>)
  startServer(createConnection(up, down), fileSystem, '0', ...(clock === undefined ? [] : [clock]))
  const connection = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up))
  const shown = new Map<string, readonly Diagnostic[]>()
  const told: { method: string; params: unknown }[] = []
  const versions = new Map<string, number>()
  let wake = (): void => {}
  connection.onNotification((method, params) => {
    told.push({ method, params })
    if (method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = params as unknown as { uri: string; diagnostics: readonly Diagnostic[] }
      shown.set(uri, diagnostics)
    }
    wake()
  })
  connection.onRequest((method, params) => {
    told.push({ method, params })
    wake()
    return method === 'workspace/configuration' ? [configuration?.() ?? null] : null
  })
  connection.listen()
  const workspaceFolders = folders?.map(uri => ({ uri, name: uri }))
  const initialized = await connection.sendRequest<InitializeResult>('initialize', { processId: null, rootUri: null, capabilities, ...(workspaceFolders === undefined ? {} : { workspaceFolders }) })
  await connection.sendNotification('initialized', {})
  const next = (uri: string): number => {
    const version = (versions.get(uri) ?? 0) + 1
    versions.set(uri, version)
    return version
  }
  return {
    connection,
    initialized,
    shown,
    told,
    open: (uri, text, languageId = 'plaintext') => connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: next(uri), text } }),
    change: (uri, text) => connection.sendNotification('textDocument/didChange', { textDocument: { uri, version: next(uri) }, contentChanges: [{ text }] }),
    edit: (uri, range, text) => connection.sendNotification('textDocument/didChange', { textDocument: { uri, version: next(uri) }, contentChanges: [{ range, text }] }),
    close: uri => connection.sendNotification('textDocument/didClose', { textDocument: { uri } }),
    ask: (method, params) => connection.sendRequest(method, params),
    async pull(uri) {
      const { items } = await connection.sendRequest<{ items: readonly Diagnostic[] }>('textDocument/diagnostic', { textDocument: { uri } })
      return items
    },
    async until(holds) {
      while (!holds()) {
        await new Promise<void>(resolve => {
          wake = resolve
        })
      }
    },
    end: () => connection.dispose(),
  }
}

/** The files of hosts below a folder, by absolute path. */
export function filesBelow(folder: string, hosts: Readonly<Record<string, Readonly<Record<string, string>>>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(hosts).flatMap(([host, own]) => Object.entries(own).map(([path, text]) => [`${folder}/${host}/${path.replace(/^\//, '')}`, text])),
  )
}
