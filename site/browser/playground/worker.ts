import { serveInWorker } from '../../../src/lsp/browser.js'

serveInWorker(globalThis)
