import type { Transport } from '@codemirror/lsp-client'

/** The text of the worker, which a script of the page has brought along: browsers start no worker from a file. */
declare const cfgcheckServer: string

/** The client says that it asks for diagnostics, and takes only those that are sent. */
function withoutPulling(key: string, value: unknown): unknown {
  return key === 'diagnostic' ? undefined : value
}

interface Message {
  readonly id?: number | string
  readonly method?: string
}

/** Starts the server in a worker of its own. */
export function startServer(): Transport {
  const worker = new Worker(URL.createObjectURL(new Blob([cfgcheckServer], { type: 'text/javascript' })))
  const handlers = new Set<(message: string) => void>()
  worker.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    // Nothing that the server asks of its client has another answer here.
    if (data.method !== undefined && data.id !== undefined) worker.postMessage({ jsonrpc: '2.0', id: data.id, result: null })
    else handlers.forEach(handle => handle(JSON.stringify(data)))
  })
  return {
    send: message => worker.postMessage(JSON.parse(message, withoutPulling)),
    subscribe: handler => handlers.add(handler),
    unsubscribe: handler => handlers.delete(handler),
  }
}
