import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { PassThrough } from 'node:stream'
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node'
import { createConnection } from 'vscode-languageserver/node'
import type { CompletionItem, Diagnostic, Hover, TextEdit } from 'vscode-languageserver'
import { describe, expect, test, vi } from 'vitest'

import { createValidatedParser } from '../../../scaffold/toy-conf/grammar/parser.js'
import { pageOf } from '../../../src/diagnostics/documentation.js'
import { builtinLanguages } from '../../../src/languages/builtin.js'
import { familiesOf } from '../../../src/languages/families.js'
import type { LanguageEntry } from '../../../src/languages/language.js'
import { startServer } from '../../../src/lsp/server.js'
import { collectScript, discoverCluster, openSnapshot } from '../../../src/node/index.js'
import { readSettings } from '../../../src/settings/read-settings.js'
import { laws } from '../../../src/testing/laws.js'
import { memoryFileSystem } from '../../../src/workspace/documents/file-system.js'
import { allRules } from '../../../src/workspace/rules/find-rule.js'
import { ruleIds } from '../../../src/workspace/rules/rule-index.js'
import { checkCluster } from '../../../src/workspace/shortcuts.js'
import { preCommitHooks } from '../../docs/pre-commit-hooks.js'
import { settingsPage } from '../../settings/settings-page.js'
import { spawnSync } from '../../support/programs.js'
import { printedBy } from '../../support/run-main.js'
import { temporaryFolder } from '../../support/temporary-folder.js'

/** A seventh language comes by the one door: an entry in the list. All else finds it there. */
vi.mock('../../../src/languages/builtin.js', async importOriginal => {
  const { builtinLanguages: known } = await importOriginal<{ builtinLanguages: readonly LanguageEntry[] }>()
  const { toyEntry } = await import('../../../scaffold/toy-conf/entry.js')
  return { builtinLanguages: [...known, toyEntry] }
})

const secret = 'not-a-secret-5d0c'
const text = `port   694\npeer beta\n\n\n\nkey ${secret}\n`

function cluster(): string {
  const folder = temporaryFolder()
  for (const [path, content] of [['alpha/etc/toy/toy.conf', text], ['beta/etc/toy/toy.conf', text.replace('beta', 'alpha')], ['alone/toy.conf', `prot 1\nkey ${secret}\n`]] as const) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}

describe('a language with an entry', () => {
  test('is discovered: a file by its name, a host by the place of its file', async () => {
    const folder = cluster()
    const { files, clusters } = await discoverCluster(folder)
    expect(files.map(({ path }) => path)).toEqual([join(folder, 'alone/toy.conf')])
    expect(clusters.flatMap(({ hosts }) => hosts.map(({ name }) => name))).toEqual(['alpha', 'beta'])
  })

  test('tells the cluster its facts, which dump shows without secrets', async () => {
    const { clusters } = await checkCluster({ alpha: { '/etc/toy/toy.conf': text }, beta: { '/etc/toy/toy.conf': text } })
    expect(clusters[0]?.factsOn('beta', 'setting').map(({ fact }) => fact.key)).toEqual(['port', 'peer', 'key'])
    const { code, stdout } = await printedBy(['dump', '--format', 'json', cluster()])
    expect(code).toBe(0)
    expect(stdout).toContain('"key": "peer"')
    expect(stdout).not.toContain(secret)
  })

  test('is checked with its rules, and its secrets are masked', async () => {
    const { code, stdout } = await printedBy(['check', join(cluster(), 'alone/toy.conf')])
    expect(code).toBe(1)
    expect(stdout).toContain('[toy-conf/unknown-option]')
    expect(stdout).not.toContain(secret)
  })

  test('is explained, laid out and compared by the command', async () => {
    const folder = cluster()
    expect((await printedBy(['explain', 'toy-conf', 'port'])).stdout).toContain('option of toy.conf')
    expect((await printedBy(['diff', join(folder, 'alpha'), join(folder, 'beta')])).stdout).toMatch(/peer.*beta.*alpha|peer[^]*beta[^]*alpha/)
    expect((await printedBy(['fmt', join(folder, 'alpha/etc/toy/toy.conf')])).code).toBe(0)
    expect(readFileSync(join(folder, 'alpha/etc/toy/toy.conf'), 'utf8')).toBe(`port 694\npeer beta\n\nkey ${secret}\n`)
    expect((await printedBy(['rename', 'host', 'beta', 'gamma', join(folder, 'alpha'), '--diff'])).stdout).toContain('+peer gamma')
  })

  test('has its software in the settings, on the command line and in their page', async () => {
    const settings = '{ "targets": { "toy": "1" }, "files": { "languages": { "*.in": "toy-conf" } } }'
    const known = { languageIds: builtinLanguages.map(({ id }) => id), families: familiesOf(builtinLanguages), ruleIds: ruleIds() }
    expect(readSettings('cfgcheck.json', settings, known)?.targets?.['toy']).toBe('1')
    const file = join(cluster(), 'alpha/etc/toy/toy.conf')
    expect((await printedBy(['check', '--target', 'toy=1', '--verbose', file])).stderr).toContain('toy-conf for 1 (as told)')
    expect((await printedBy(['check', '--target', 'toy=7', file])).stderr).toContain('known versions are 1')
    expect(settingsPage(builtinLanguages)).toContain('`targets.toy`')
  })

  test('is collected, without its secrets', async () => {
    const root = cluster()
    const { stdout, status } = spawnSync('sh', [], {
      input: await collectScript({ maskSecrets: true }),
      env: { PATH: '/usr/bin:/bin', CFGCHECK_ROOT: join(root, 'alpha') },
    })
    expect(status).toBe(0)
    const unpacked = spawnSync('tar', ['xzOf', '-', `${hostname()}/etc/toy/toy.conf`], { input: stdout, encoding: 'utf8' })
    expect(unpacked.stdout).toBe(text.replace(secret, '********'))
  })

  test('is found in what crm_report keeps of a node', () => {
    const bytes = new TextEncoder().encode(text)
    const { hosts, fileSystem } = openSnapshot('report.tar', [
      { path: 'report/description.txt', kind: 'file', bytes: new Uint8Array() },
      { path: 'report/alpha/sysinfo.txt', kind: 'file', bytes: new Uint8Array() },
      { path: 'report/alpha/toy.conf', kind: 'file', bytes },
    ])
    expect(hosts.map(({ name }) => name)).toEqual(['alpha'])
    expect(fileSystem.read('report.tar/alpha/etc/toy/toy.conf')).toMatchObject({ text })
  })

  test('is in the hooks and in the pages of the rules', async () => {
    expect(preCommitHooks(builtinLanguages)).toMatch(/files: &files '.*\|toy\\\.conf\)\$'/)
    expect((await allRules(builtinLanguages)).map(({ id }) => pageOf(id))).toContain('docs/rules/toy-conf/unknown-option.md')
  })

  test('is served to editors: findings, completion, hover, layout', async () => {
    const uri = 'file:///cluster/alpha/etc/toy/toy.conf'
    const [up, down] = [new PassThrough(), new PassThrough()]
    startServer(createConnection(up, down), memoryFileSystem({ '/cluster/alpha/etc/toy/toy.conf': '' }), '0')
    const client = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up))
    client.listen()
    await client.sendRequest('initialize', { processId: null, rootUri: null, capabilities: { textDocument: { diagnostic: {} } } })
    await client.sendNotification('initialized', {})
    await client.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'plaintext', version: 1, text: 'prot  1\nport 2\n' } })
    const textDocument = { uri }
    const { items } = await client.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', { textDocument })
    expect(items.map(({ code }) => code)).toEqual(['toy-conf/unknown-option'])
    const found = await client.sendRequest<CompletionItem[] | { items: CompletionItem[] }>('textDocument/completion', { textDocument, position: { line: 2, character: 0 } })
    expect((Array.isArray(found) ? found : found.items).map(({ label }) => label).sort()).toEqual(['key', 'peer', 'port'])
    const hover = await client.sendRequest<Hover>('textDocument/hover', { textDocument, position: { line: 1, character: 1 } })
    expect(JSON.stringify(hover.contents)).toContain('The port at which hosts listen')
    const edits = await client.sendRequest<TextEdit[]>('textDocument/formatting', { textDocument, options: { tabSize: 2, insertSpaces: true } })
    expect(edits.map(({ newText }) => newText)).toEqual([' '])
    client.dispose()
  })

  test('has a grammar without conflicts', () => {
    expect(() => createValidatedParser()).not.toThrow()
  })

  test('keeps the laws of all languages', async () => {
    const entry = builtinLanguages.find(({ id }) => id === 'toy-conf')
    const language = await entry?.load()
    expect(language?.title).toBe('toy.conf')
    for (const law of Object.values(laws)) for (const sample of [text, '', '#', ' port\t694 # x\r\n\n\n\npeer', 'a\0b\n\uFEFFport', '\r\f\v']) if (language !== undefined) law(language, sample)
  })
})
