import { exitClean } from '../exit-codes.js'
import { leaveSignals } from '../signals.js'

/** How the server and its client talk. */
export interface LspOptions {
  readonly stdio?: boolean
  readonly socket?: string
  readonly nodeIpc?: boolean
  readonly pipe?: string
}

/** Runs the language server until the client ends it. */
export async function lsp(options: LspOptions): Promise<number> {
  // A server holds nothing that a signal could damage, and may be busy with a large file.
  leaveSignals()
  const { serve } = await import('../../lsp/stdio.js')
  await serve(transportOf(options))
  return exitClean
}

function transportOf({ nodeIpc, pipe, socket }: LspOptions): Parameters<(typeof import('../../lsp/stdio.js'))['serve']>[0] {
  if (nodeIpc === true) return { kind: 'ipc' }
  if (pipe !== undefined) return { kind: 'pipe', path: pipe }
  return socket === undefined ? { kind: 'stdio' } : { kind: 'socket', port: Number(socket) }
}
