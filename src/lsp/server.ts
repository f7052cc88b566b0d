import { DidChangeConfigurationNotification, DidChangeWatchedFilesNotification, LSPErrorCodes, ErrorCodes, ResponseError, TextDocumentSyncKind } from 'vscode-languageserver'
import type { CancellationToken, Connection, InitializeParams, InitializeResult } from 'vscode-languageserver'

import { faultInWords } from '../secrets/fault-in-words.js'
import { Cancelled } from '../workspace/cancellation.js'
import type { FileSystem } from '../workspace/documents/file-system.js'
import type { ServedRequest } from './requests/request.js'
import { requests } from './requests/index.js'
import { realClock } from './schedule.js'
import type { Clock } from './schedule.js'
import { createSession } from './session.js'
import type { Session } from './session.js'
import { schemes } from './virtual-documents.js'

/**
 * Serves a connection: what is found in all files that have to do with the open ones (pushed, or pulled by clients that can),
 * and the requests of `requests/`.
 *
 * A file that lies where its software looks for it, such as `…/alpha/etc/ha.d/ha.cf`, is checked with its host and the hosts
 * beside it. Buffers stand in front of `fileSystem`. Nothing that a client sends, and no fault of ours, ends the server.
 * Who sees files come, change or go by itself tells `touch` of what is returned.
 */
export function startServer(connection: Connection, fileSystem: FileSystem, version: string, clock: Clock = realClock): { touch(uris: readonly string[]): void } {
  const session = createSession(connection, fileSystem, clock)
  let phase: Phase = 'new'

  const configure = (given: unknown): void => void session.configure(given).catch(fault => session.log('reading the settings of the editor failed', fault))
  /** Asks for what was set; who cannot be asked tells it. */
  const askSettings = (): void => void connection.workspace.getConfiguration('cfgcheck').then(configure, fault => session.log('asking for settings failed', fault))

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    const { client, positions } = session.begin(params)
    if (params.initializationOptions !== undefined) configure(params.initializationOptions)
    phase = 'open'
    return {
      serverInfo: { name: 'cfgcheck', version },
      capabilities: {
        positionEncoding: positions.encoding,
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        workspace: {
          workspaceFolders: { supported: true, changeNotifications: true },
          fileOperations: { willRename: allFiles, didRename: allFiles, didCreate: allFiles, didDelete: allFiles },
          ...(client.showsVirtualDocuments ? { textDocumentContent: { schemes: [...schemes] } } : {}),
        },
        ...requests.reduce((all, request) => ({ ...all, ...request.capabilities(client.capabilities) }), {}),
      },
    }
  })
  connection.onInitialized(() => {
    const { client } = session.now()
    if (client.watchesFiles) {
      connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*' }] }).catch(fault => session.log('watching files failed', fault))
    }
    if (client.hasSettings) askSettings()
    if (client.tellsSettings) connection.client.register(DidChangeConfigurationNotification.type, { section: 'cfgcheck' }).catch(fault => session.log('following settings failed', fault))
    if (client.tellsFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => session.changeFolders(added.map(({ uri }) => uri), removed.map(({ uri }) => uri)))
    }
  })
  connection.onDidChangeConfiguration(({ settings }) => {
    if (session.now().client.hasSettings) askSettings()
    else configure((settings as { readonly cfgcheck?: unknown } | null | undefined)?.cfgcheck)
  })
  connection.onDidChangeWatchedFiles(({ changes }) => session.touch(changes.map(({ uri }) => uri)))
  connection.workspace.onDidCreateFiles(({ files }) => session.touch(files.map(({ uri }) => uri)))
  connection.workspace.onDidDeleteFiles(({ files }) => session.touch(files.map(({ uri }) => uri)))
  connection.workspace.onDidRenameFiles(({ files }) => session.touch(files.flatMap(({ oldUri, newUri }) => [oldUri, newUri])))
  for (const request of requests) connection.onRequest(request.method, (...given: unknown[]) => refusals[phase]?.() ?? answer(session, request, parametersOf(given)))
  connection.onShutdown(() => {
    const refusal = refusals[phase]?.()
    if (refusal !== undefined) throw refusal
    phase = 'ended'
    session.end()
  })
  connection.listen()
  return { touch: session.touch }
}

/** How far a client has come: it introduces itself first, and says goodbye at the end. */
type Phase = 'new' | 'open' | 'ended'

const refusals: Readonly<Partial<Record<Phase, () => ResponseError<void>>>> = {
  new: () => new ResponseError(ErrorCodes.ServerNotInitialized, 'the first request must be initialize'),
  ended: () => new ResponseError(ErrorCodes.InvalidRequest, 'behind shutdown there are no requests'),
}

/** A file may have any name: which ones count is known when they are looked at. */
const allFiles = { filters: [{ scheme: 'file', pattern: { glob: '**/*' } }] }

/** Parameters come by name, by position or not at all; the token is always the last. */
function parametersOf(given: readonly unknown[]): { readonly params: unknown; readonly token: CancellationToken } {
  return { params: given.length === 2 ? given[0] : undefined, token: given.at(-1) as CancellationToken }
}

/** Answers a request, whatever comes of it. */
async function answer(session: Session, request: ServedRequest, { params, token }: { readonly params: unknown; readonly token: CancellationToken }): Promise<unknown> {
  const cancelled = (): ResponseError<void> => new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled')
  if (token.isCancellationRequested) return cancelled()
  try {
    const answered = await request.answer(session.now().workspace, params, token)
    return token.isCancellationRequested ? cancelled() : answered
  } catch (error) {
    if (error instanceof ResponseError) return error
    if (error instanceof Cancelled) return cancelled()
    session.log(`${request.method} failed`, error)
    return new ResponseError(ErrorCodes.InternalError, `${request.method} failed: ${faultInWords(error)[0] ?? ''}`)
  }
}
