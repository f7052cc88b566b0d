import { fork, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import manifest from '../../package.json' with { type: 'json' }
import { hasBrowser, openBrowser } from '../support/browser.js'
import { execFileSync } from '../support/programs.js'
import { cli } from '../support/run-cli.js'

const vsix = resolve(`dist/cfgcheck-${manifest.version}.vsix`)

beforeAll(() => {
  execFileSync('npm', ['run', '--silent', 'build:vsix'], { stdio: 'pipe' })
})

test('the package carries the server and the data, and no sources', () => {
  expect(readdirSync('dist/vscode').sort()).toEqual(['LICENSE', 'README.md', 'THIRD-PARTY-LICENSES', 'extension.js', 'language-configuration', 'package.json', 'server.mjs', 'snippets', 'syntaxes'])
  expect(existsSync(vsix)).toBe(true)
})

// As the client of VS Code starts it: by fork, with the flags that it adds.
test.each([
  ['the server of the extension', () => resolve('dist/vscode/server.mjs'), []],
  ['the command', () => cli, ['lsp']],
] as const)('%s answers through the channel of Node', async (_, module, args) => {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'cfgcheck-vscode-'))
  const uri = pathToFileURL(join(folder, 'ha.cf')).href
  const child = fork(module(), [...args, '--node-ipc', `--clientProcessId=${process.pid}`], { cwd: folder, stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: [] })
  const received: { id?: number; method?: string; result?: unknown; params?: unknown }[] = []
  let wake = (): void => {}
  child.on('message', message => {
    received.push(message as (typeof received)[number])
    wake()
  })
  const until = async <Found>(find: () => Found | undefined): Promise<Found> => {
    for (;;) {
      const found = find()
      if (found !== undefined) return found
      await new Promise<void>(resume => {
        wake = resume
      })
    }
  }
  child.send({ jsonrpc: '2.0', id: 1, method: 'initialize', params: { processId: process.pid, rootUri: pathToFileURL(folder).href, capabilities: {}, initializationOptions: { targets: {}, rules: { 'ha-cf/unsafe-single-path': 'off' } } } })
  await until(() => received.find(({ id }) => id === 1))
  child.send({ jsonrpc: '2.0', method: 'initialized', params: {} })
  child.send({ jsonrpc: '2.0', method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'ha-cf', version: 1, text: 'keepalve 1\nbcast eth0\nnode alpha beta\n' } } })
  // With the severities that were set in the editor.
  await until(() => received.find(({ method, params }) => method === 'textDocument/publishDiagnostics' && JSON.stringify(params).includes('ha-cf/unknown-directive') && !JSON.stringify(params).includes('ha-cf/unsafe-single-path')))
  const ended = new Promise(resume => child.once('exit', resume))
  child.send({ jsonrpc: '2.0', id: 2, method: 'shutdown' })
  await until(() => received.find(({ id }) => id === 2))
  child.send({ jsonrpc: '2.0', method: 'exit' })
  expect(await ended).toBe(0)
  rmSync(folder, { recursive: true, force: true })
})

/** VS Code's own server, which `.ci/vscode` gets from npm. */
const editor = resolve('node_modules/.cache/cfgcheck/code-server/node_modules/code-server/lib/vscode')
const canDrive = hasBrowser && existsSync(join(editor, 'node_modules'))

describe.skipIf(!canDrive)('in VS Code itself, in Chromium (skipped where .ci/vscode was not run)', () => {
  const home = mkdtempSync(join(realpathSync(tmpdir()), 'cfgcheck-vscode-'))
  const own = ['--accept-server-license-terms', '--server-data-dir', join(home, 'data'), '--extensions-dir', join(home, 'extensions')]
  const folder = join(home, 'demo')
  let stop = (): void => {}
  let port = 0

  beforeAll(async () => {
    mkdirSync(join(home, 'data/data/Machine'), { recursive: true })
    writeFileSync(join(home, 'data/data/Machine/settings.json'), JSON.stringify({ 'workbench.startupEditor': 'none', 'security.workspace.trust.enabled': false, 'telemetry.telemetryLevel': 'off' }))
    for (const host of ['xenamo4', 'xenamo5']) cpSync(`fixtures/clusters/storage-backend/${host}`, join(folder, host), { recursive: true })
    const installed = execFileSync(process.execPath, ['out/server-main.js', '--install-extension', vsix, ...own], { cwd: editor, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    expect(installed).toContain('was successfully installed')
    port = await freePort()
    const server = spawn(process.execPath, ['out/server-main.js', '--host', '127.0.0.1', '--port', String(port), '--without-connection-token', ...own], { cwd: editor, stdio: ['ignore', 'pipe', 'ignore'] })
    stop = () => server.kill()
    await new Promise<void>(resume => {
      server.stdout.on('data', (said: Buffer) => said.includes('agent listening') && resume())
    })
  })
  afterAll(() => {
    stop()
    rmSync(home, { recursive: true, force: true })
  })

  test('findings over both hosts, before anybody trusts them; the walk-through and the picture by their commands', async () => {
    const browser = await openBrowser()
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } })
    page.setDefaultTimeout(60_000)
    const file = `vscode-remote://127.0.0.1:${port}${folder}/xenamo4/etc/ha.d/ha.cf`
    await page.goto(`http://127.0.0.1:${port}/?folder=${folder}&payload=${encodeURIComponent(JSON.stringify([['openFile', file]]))}`)
    // Files are checked before anybody trusts their folder: nothing of it is run.
    await page.locator('.squiggly-warning').first().waitFor()
    await page.getByRole('button', { name: 'Yes, I trust the authors' }).click()
    // The language is told by the name, and the other files of both hosts have their findings, opened or not.
    await page.locator('.statusbar-item', { hasText: 'ha.cf' }).first().waitFor()
    await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'xenamo5' }).locator('[class*="monaco-decoration-itemColor"]').first().waitFor()
    const run = async (title: string): Promise<void> => {
      await page.keyboard.press('F1')
      const input = page.locator('.quick-input-widget input[type=text]').first()
      await input.waitFor()
      await input.fill(`>cfgcheck: ${title}`)
      await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click()
    }
    await run('Tell What Happens When Something Fails')
    await page.locator('.view-lines', { hasText: /at once|after/ }).first().waitFor()
    await page.locator('.tab', { hasText: 'ha.cf' }).first().click()
    await run('Draw the Cluster')
    const frame = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame')
    await frame.locator('svg.cfgcheck').first().waitFor()
    expect(await frame.locator('svg.cfgcheck').first().textContent()).toContain('xenamo5')
    await browser.close()
  })
})

function freePort(): Promise<number> {
  return new Promise(resume => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resume(port))
    })
  })
}
