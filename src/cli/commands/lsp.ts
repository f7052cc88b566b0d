import { exitClean } from '../exit-codes.js'

/** How the server and its client talk. */
export interface LspOptions {
  readonly stdio?: boolean
  readonly socket?: string
  readonly nodeIpc?: boolean
}

/** Runs the language server until the client ends it. */
export async function lsp(options: LspOptions): Promise<number> {
  const { serve } = await import('../../lsp/stdio.js')
  await serve(options.nodeIpc === true ? { kind: 'ipc' } : options.socket === undefined ? { kind: 'stdio' } : { kind: 'socket', port: Number(options.socket) })
  return exitClean
}
