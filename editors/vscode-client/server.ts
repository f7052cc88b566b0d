import { serve } from '../../src/lsp/stdio.js'

/** The server that comes with the extension; its client starts it with `--node-ipc`. */
await serve({ kind: 'ipc' })
