import { connect } from 'node:net'
import type { NetConnectOpts } from 'node:net'

import { createConnection, IPCMessageReader, IPCMessageWriter, ProposedFeatures } from 'vscode-languageserver/node'

import manifest from '../../package.json' with { type: 'json' }
import { nodeFileSystem } from '../node/node-file-system.js'
import { faultInWords } from '../secrets/fault-in-words.js'
import { startServer } from './server.js'

/** How the server and its client talk. */
export type Transport =
  | { readonly kind: 'stdio' }
  | { readonly kind: 'ipc' }
  | { readonly kind: 'socket'; readonly port: number }
  /** A socket or named pipe by its path, which the client listens on. */
  | { readonly kind: 'pipe'; readonly path: string }

/** Serves one client over a transport; resolves when the client is gone. */
export async function serve(transport: Transport): Promise<void> {
  const fileSystem = nodeFileSystem()
  // The person's work goes on, and so must the server; what is written to standard error clients keep in their logs.
  process.on('unhandledRejection', tellFault)
  process.on('uncaughtException', tellFault)
  if (transport.kind === 'ipc') {
    const connection = createConnection(ProposedFeatures.all, new IPCMessageReader(process), new IPCMessageWriter(process))
    startServer(connection, fileSystem, manifest.version)
    return new Promise(resolve => process.once('disconnect', resolve))
  }
  const [input, output] =
    transport.kind === 'stdio' ? [process.stdin, process.stdout] : await socketStreams(transport.kind === 'pipe' ? { path: transport.path } : { port: transport.port, host: 'localhost' })
  startServer(createConnection(ProposedFeatures.all, input, output), fileSystem, manifest.version)
  return new Promise(resolve => input.once('close', resolve))
}

function tellFault(fault: unknown): void {
  const { code } = (typeof fault === 'object' && fault !== null ? fault : {}) as { readonly code?: unknown }
  if (code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED') process.exit(1) // Nobody listens any more.
  process.stderr.write(`cfgcheck: ${faultInWords(fault).join('\n')}\n`)
}

function socketStreams(to: NetConnectOpts): Promise<[NodeJS.ReadableStream, NodeJS.WritableStream]> {
  return new Promise((resolve, reject) => {
    const socket = connect(to)
    socket.once('connect', () => resolve([socket, socket]))
    socket.once('error', reject)
  })
}
