import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { hasBrowser, openBrowser } from '../support/browser.js'

/** A page's end of a worker: plain messages, answers by number, and what is shown by URI. */
const client = `
globalThis.start = () => {
  const worker = new Worker('/worker.js', { type: 'module' })
  const waiting = new Map(), shown = new Map()
  let last = 0, wake = () => {}
  worker.onerror = event => { throw new Error(event.message) }
  worker.onmessage = ({ data }) => {
    if (data.method === 'textDocument/publishDiagnostics') shown.set(data.params.uri, data.params.diagnostics)
    else if (data.method !== undefined && data.id !== undefined) worker.postMessage({ jsonrpc: '2.0', id: data.id, result: null })
    else if (data.id !== undefined) { waiting.get(data.id)(data.error ?? data.result); waiting.delete(data.id) }
    wake()
  }
  const tell = (method, params) => worker.postMessage({ jsonrpc: '2.0', method, params })
  const ask = (method, params) => new Promise(resolve => { waiting.set(++last, resolve); worker.postMessage({ jsonrpc: '2.0', id: last, method, params }) })
  const until = async holds => { while (!holds()) await new Promise(resolve => { wake = resolve }) }
  return { tell, ask, until, shown }
}
`

const haCf = (deadtime: number): string => `keepalive 1\ndeadtime ${deadtime}\nudpport 694\nbcast eth0\nnode alpha beta\n`

describe.skipIf(!hasBrowser)('the server in a web worker of Chromium (skipped where there is none)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cfgcheck-worker-'))
  const asked: string[] = []
  const server = createServer((request, response) => {
    const name = (request.url ?? '/').slice(1)
    asked.push(name)
    if (name === '') response.setHeader('content-type', 'text/html').end(`<!doctype html><link rel="icon" href="data:,"><title>Test</title><script>${client}</script>`)
    else response.setHeader('content-type', 'text/javascript').end(readFileSync(join(folder, name)))
  })
  let browser: Browser | undefined
  let page: Page

  beforeAll(async () => {
    const worker = { contents: "import { serveInWorker } from './src/lsp/browser.ts'\nserveInWorker(globalThis)\n", resolveDir: process.cwd(), sourcefile: 'worker.ts' }
    await build({ stdin: worker, bundle: true, splitting: true, format: 'esm', target: 'es2022', outdir: folder, entryNames: 'worker', chunkNames: '[name]-[hash]', minify: true, logLevel: 'error' })
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve)
    })
    browser = await openBrowser()
    page = await browser.newPage()
    page.setDefaultTimeout(300_000)
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  })
  afterAll(async () => {
    await browser?.close()
    server.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('finds over all hosts what the client sends, loads a language when a file of it is seen, and follows what changes', async () => {
    const seen = (await page.evaluate(`(async () => {
      const { tell, ask, until, shown } = start()
      const { capabilities } = await ask('initialize', { processId: null, rootUri: null, capabilities: {}, workspaceFolders: [{ uri: 'file:///demo', name: 'demo' }] })
      tell('initialized', {})
      const alpha = 'file:///demo/alpha/etc/ha.d/ha.cf', beta = 'file:///demo/beta/etc/ha.d/ha.cf'
      tell('cfgcheck/files', { files: { [alpha]: ${JSON.stringify(haCf(30))}, [beta]: ${JSON.stringify(haCf(60))} } })
      tell('textDocument/didOpen', { textDocument: { uri: alpha, languageId: 'ha-cf', version: 1, text: ${JSON.stringify(haCf(30))} } })
      const rules = uri => (shown.get(uri) ?? []).map(({ code }) => code)
      await until(() => rules(beta).includes('cluster/mismatched-heartbeat-times'))
      const before = rules(alpha)
      tell('cfgcheck/files', { files: { [beta]: ${JSON.stringify(haCf(30))} } })
      await until(() => !rules(beta).includes('cluster/mismatched-heartbeat-times'))
      const picture = await ask('workspace/executeCommand', { command: 'cfgcheck.picture', arguments: [alpha] })
      tell('cfgcheck/files', { files: { [beta]: null } })
      const hosts = await ask('workspace/executeCommand', { command: 'cfgcheck.hosts', arguments: [alpha] })
      return { formats: capabilities.documentFormattingProvider !== undefined, before, picture, hosts }
    })()`)) as { formats: boolean; before: string[]; picture: string; hosts: string[] }
    expect(seen.formats).toBe(true)
    expect(seen.before).toContain('cluster/mismatched-heartbeat-times')
    expect(seen.picture).toMatch(/^<svg [^]*alpha[^]*beta[^]*<\/svg>\s*$/)
    expect(seen.hosts).toEqual(['alpha'])
    const languages = asked.filter(name => name.startsWith('language-')).map(name => readFileSync(join(folder, name), 'utf8'))
    expect(languages.map(text => /"(ha-cf|haresources|authkeys|drbd-conf|cluster-conf|corosync-conf|ocfs2-conf|cib|drbd-reactor)\/unknown-/.exec(text)?.[1])).toEqual(['ha-cf'])
  })
})
