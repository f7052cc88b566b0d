import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser'
import { NotificationType, ProposedFeatures } from 'vscode-languageserver'

import manifest from '../../package.json' with { type: 'json' }
import { createClientFiles } from './client-files.js'
import { startServer } from './server.js'
import { createUris } from './uris.js'

/** What the client sends of its files: their texts by URI, and `null` for one that is gone. */
export interface FilesParams {
  readonly files: Readonly<Record<string, string | null>>
}

/** The notification by which the client tells of files that are not open; there is no disk to look at. */
export const filesNotification = 'cfgcheck/files'

/** What both ends of a worker have, and ports of channels. */
export interface MessageEnd {
  postMessage(message: unknown): void
}

/**
 * Serves the language protocol in a web worker: `serveInWorker(self)`. Messages are plain objects, as the browser's connection
 * of `vscode-languageserver` reads and writes them.
 *
 * Before it opens a document the client sends its other files by `cfgcheck/files`, and again whatever changes in them.
 */
export function serveInWorker(end: MessageEnd): void {
  const port = end as ConstructorParameters<typeof BrowserMessageReader>[0]
  const connection = createConnection(ProposedFeatures.all, new BrowserMessageReader(port), new BrowserMessageWriter(port))
  const { fileSystem, put } = createClientFiles()
  const { pathOf } = createUris()
  connection.onNotification(new NotificationType<FilesParams>(filesNotification), ({ files }) => {
    put(Object.entries(files).map(([uri, text]) => [pathOf(uri), text] as const))
    server.touch(Object.keys(files))
  })
  const server = startServer(connection, fileSystem, manifest.version)
}
