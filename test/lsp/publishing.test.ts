import { afterEach, describe, expect, test } from 'vitest'
import type { ClientCapabilities, CodeAction, Diagnostic, DocumentDiagnosticReport, WorkspaceDiagnosticReport } from 'vscode-languageserver'

import { docsOf } from '../../src/diagnostics/documentation.js'
import { memoryFileSystem } from '../../src/workspace/documents/file-system.js'
import type { FileSystem } from '../../src/workspace/documents/file-system.js'
import { consistentCluster } from '../support/consistent-cluster.js'
import { filesBelow, languageClient } from '../support/language-client.js'
import type { ClientOptions, LanguageClient } from '../support/language-client.js'

const files = filesBelow('/cluster', consistentCluster({ size: 2, hasFullNames: false }))
const uriOf = (path: string): string => `file:///cluster/${path}`
const textOf = (path: string): string => files[`/cluster/${path}`] ?? ''
const alphaHaCf = 'alpha/etc/ha.d/ha.cf'
const betaHaCf = 'beta/etc/ha.d/ha.cf'
/** One host waits longer than the other before it takes a dead one for dead. */
const otherDeadtime = textOf(alphaHaCf).replace(/^deadtime .*$/m, 'deadtime 77')

const clients: LanguageClient[] = []
const start = async (options: ClientOptions): Promise<LanguageClient> => {
  const client = await languageClient(options)
  clients.push(client)
  return client
}
afterEach(() => {
  for (const client of clients.splice(0)) client.end()
})

const codes = (found: readonly Diagnostic[] | undefined): (string | undefined)[] => (found ?? []).map(({ code }) => code?.toString())
const drift = 'cluster/mismatched-heartbeat-times'

describe('what is pushed', () => {
  test('stands on both hosts where two disagree, each half with the place of the other', async () => {
    const client = await start({ files })
    await client.open(uriOf(alphaHaCf), otherDeadtime)
    await client.until(() => codes(client.shown.get(uriOf(alphaHaCf))).includes(drift) && codes(client.shown.get(uriOf(betaHaCf))).includes(drift))
    const half = (path: string): Diagnostic | undefined => client.shown.get(uriOf(path))?.find(({ code }) => code === drift)
    const places = (path: string): (string | undefined)[] => (half(path)?.relatedInformation ?? []).map(({ location }) => location.uri)
    expect(places(alphaHaCf)).toContain(uriOf(betaHaCf))
    expect(places(betaHaCf)).toContain(uriOf(alphaHaCf))
    expect(half(alphaHaCf)?.message).toBe(half(betaHaCf)?.message)
  })

  test.each([true, false])('names the page of the rule where the client can link to it: %s', async codeDescriptionSupport => {
    const client = await start({ files, capabilities: { textDocument: { publishDiagnostics: { codeDescriptionSupport } } } })
    await client.open(uriOf(alphaHaCf), otherDeadtime)
    await client.until(() => codes(client.shown.get(uriOf(alphaHaCf))).includes(drift))
    const found = client.shown.get(uriOf(alphaHaCf))?.find(({ code }) => code === drift)
    expect(found?.codeDescription?.href).toBe(codeDescriptionSupport ? docsOf(drift) : undefined)
  })

  test('of closed files is taken back when an unsaved buffer is closed', async () => {
    const client = await start({ files })
    await client.open(uriOf(betaHaCf), textOf(betaHaCf))
    await client.open(uriOf(alphaHaCf), otherDeadtime)
    await client.until(() => codes(client.shown.get(uriOf(betaHaCf))).includes(drift))
    await client.close(uriOf(alphaHaCf))
    await client.until(() => [alphaHaCf, betaHaCf].every(path => !codes(client.shown.get(uriOf(path))).includes(drift)))
  })

  test('is told again of a document that was closed and opened with the same text, before anything was told', async () => {
    const client = await start({ files })
    const open = () => client.connection.sendNotification('textDocument/didOpen', { textDocument: { uri: uriOf(alphaHaCf), languageId: 'ha-cf', version: 0, text: otherDeadtime } })
    const count = () => client.told.filter(({ method, params }) => method === 'textDocument/publishDiagnostics' && codes((params as { uri: string; diagnostics: Diagnostic[] }).diagnostics).includes(drift) && (params as { uri: string }).uri === uriOf(alphaHaCf)).length
    await open()
    await client.until(() => count() === 1)
    await client.close(uriOf(alphaHaCf))
    await open()
    await client.until(() => count() === 2)
  })

  test('is empty of every file when the last document is closed', async () => {
    const client = await start({ files })
    await client.open(uriOf(alphaHaCf), otherDeadtime)
    await client.until(() => codes(client.shown.get(uriOf(betaHaCf))).includes(drift))
    await client.close(uriOf(alphaHaCf))
    await client.until(() => [...client.shown.values()].every(found => found.length === 0))
  })

  test('of a file below etc that the cluster does not use are its own findings, and so of a new file that only the editor has', async () => {
    const backup = 'alpha/etc/backup/ha.cf'
    const client = await start({ files: { ...files, [`/cluster/${backup}`]: 'keepalve 2\n' } })
    await client.open(uriOf(backup), 'keepalve 2\n')
    await client.open(uriOf('beta/etc/drbd.d/extra.res'), 'resource {\n')
    await client.until(() => (client.shown.get(uriOf(backup)) ?? []).length > 0 && (client.shown.get(uriOf('beta/etc/drbd.d/extra.res')) ?? []).length > 0)
    expect(codes(client.shown.get(uriOf(backup)))).toContain('ha-cf/unknown-directive')
  })

  test('stands in files of no language too, where the command finds something in them', async () => {
    const client = await start({ files })
    await client.open(uriOf(alphaHaCf), textOf(alphaHaCf))
    await client.open('file:///cluster/alpha/facts/lvs.json', '{ "report": [')
    await client.until(() => (client.shown.get('file:///cluster/alpha/facts/lvs.json') ?? []).length > 0)
  })

  test('names a file as the client does', async () => {
    const client = await start({ files })
    const spelt = uriOf(alphaHaCf).replace('alpha', '%61lpha')
    await client.open(spelt, `${textOf(alphaHaCf)}keepalve 2\n`)
    await client.until(() => codes(client.shown.get(spelt)).includes('ha-cf/unknown-directive'))
    expect(client.shown.has(uriOf(alphaHaCf))).toBe(false)
    const actions = await client.ask<readonly CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: spelt },
      range: { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } },
      context: { diagnostics: [] },
    })
    const edited = actions.flatMap(({ edit }) => Object.keys(edit?.changes ?? {}))
    expect(edited).toContain(spelt)
    expect(edited).not.toContain(uriOf(alphaHaCf))
  })
})

describe('what is pulled', () => {
  const pulling: ClientCapabilities = { textDocument: { diagnostic: {} } }

  test('of a file that is not open is the truth', async () => {
    const client = await start({ files: { ...files, [`/cluster/${betaHaCf}`]: `${textOf(betaHaCf)}keepalve 2\n` }, capabilities: pulling })
    expect(codes(await client.pull(uriOf(betaHaCf)))).toContain('ha-cf/unknown-directive')
    expect(client.shown.size).toBe(0)
  })

  test('is unchanged as long as it is, and no longer', async () => {
    const client = await start({ files, capabilities: pulling })
    await client.open(uriOf(alphaHaCf), textOf(alphaHaCf))
    const ask = (previousResultId?: string): Promise<DocumentDiagnosticReport> => client.ask('textDocument/diagnostic', { textDocument: { uri: uriOf(alphaHaCf) }, previousResultId })
    const first = await ask()
    expect(first.kind).toBe('full')
    expect(await ask(first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId })
    await client.change(uriOf(alphaHaCf), otherDeadtime)
    const second = await ask(first.resultId)
    expect(second.kind).toBe('full')
    expect(second.resultId).not.toBe(first.resultId)
  })

  test('of a whole folder is what has findings, and then only what has changed', async () => {
    const client = await start({ files, folders: ['file:///cluster'], capabilities: pulling })
    const ask = (previousResultIds: readonly object[]): Promise<WorkspaceDiagnosticReport> => client.ask('workspace/diagnostic', { previousResultIds })
    await client.open(uriOf(alphaHaCf), otherDeadtime)
    const { items } = await ask([])
    expect(items.every(item => item.kind === 'full' && item.items.length > 0)).toBe(true)
    expect(items.map(({ uri }) => uri)).toContain(uriOf(betaHaCf))
    const known = items.map(({ uri, resultId }) => ({ uri, value: resultId }))
    expect((await ask(known)).items.map(({ kind }) => kind)).toEqual(items.map(() => 'unchanged'))
    await client.change(uriOf(alphaHaCf), textOf(alphaHaCf))
    const later = (await ask(known)).items.find(({ uri }) => uri === uriOf(betaHaCf))
    expect(later?.kind === 'full' ? codes(later.items) : []).not.toContain(drift)
  })
})

describe('files on disk', () => {
  const live = (disk: Map<string, string>): FileSystem => {
    const now = (): FileSystem => memoryFileSystem(Object.fromEntries(disk))
    return { read: path => now().read(path), list: path => now().list(path) }
  }
  const watching: ClientCapabilities = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true }, diagnostics: { refreshSupport: true } } }

  test('are watched by the client, and what it tells counts', async () => {
    const disk = new Map(Object.entries(files))
    const client = await start({ files: live(disk), folders: ['file:///cluster'], capabilities: watching })
    await client.until(() => client.told.some(({ method }) => method === 'client/registerCapability'))
    const [registration] = client.told.filter(({ method }) => method === 'client/registerCapability').map(({ params }) => JSON.stringify(params))
    expect(registration).toContain('workspace/didChangeWatchedFiles')
    await client.open(uriOf(alphaHaCf), textOf(alphaHaCf))
    await client.until(() => client.shown.has(uriOf(alphaHaCf)))
    expect(codes(client.shown.get(uriOf(betaHaCf)))).not.toContain(drift)
    disk.set(`/cluster/${betaHaCf}`, otherDeadtime)
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(betaHaCf), type: 2 }] })
    await client.until(() => codes(client.shown.get(uriOf(betaHaCf))).includes(drift))
  })

  test('a client that asks is told once to ask again, however many files have changed', async () => {
    const client = await start({ files, folders: ['file:///cluster'], capabilities: { ...watching, textDocument: { diagnostic: {} } } })
    await client.pull(uriOf(alphaHaCf))
    for (let count = 0; count < 20; count += 1) {
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(betaHaCf), type: 2 }] })
    }
    await client.until(() => client.told.some(({ method }) => method === 'workspace/diagnostic/refresh'))
    await client.pull(uriOf(alphaHaCf))
    expect(client.told.filter(({ method }) => method === 'workspace/diagnostic/refresh').length).toBeLessThan(4)
  })

  test('settings are obeyed, and a broken file of settings says so where it is broken', async () => {
    const disk = new Map(Object.entries({ ...files, '/cluster/cfgcheck.json': '{ "rules": { "cluster/*": "off" } }' }))
    const client = await start({ files: live(disk), folders: ['file:///cluster'], capabilities: watching })
    await client.open(uriOf(alphaHaCf), `${otherDeadtime}keepalve 2\n`)
    await client.until(() => codes(client.shown.get(uriOf(alphaHaCf))).includes('ha-cf/unknown-directive'))
    expect(codes(client.shown.get(uriOf(betaHaCf)))).not.toContain(drift)
    disk.set('/cluster/cfgcheck.json', '{ "rulez": {} }')
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf('cfgcheck.json'), type: 2 }] })
    await client.until(() => client.shown.has(uriOf('cfgcheck.json')))
    expect(client.shown.get(uriOf('cfgcheck.json'))).toMatchObject([{ range: { start: { line: 0, character: 2 } }, message: expect.stringContaining('unknown key "rulez"') as string }])
    expect(codes(client.shown.get(uriOf(betaHaCf)))).not.toContain(drift)
    disk.delete('/cluster/cfgcheck.json')
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf('cfgcheck.json'), type: 3 }] })
    await client.until(() => codes(client.shown.get(uriOf(betaHaCf))).includes(drift) && client.shown.get(uriOf('cfgcheck.json'))?.length === 0)
  })
})
