import { PassThrough } from 'node:stream'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createConnection } from 'vscode-languageserver/node'
import type { Location, Range, WorkspaceEdit } from 'vscode-languageserver'
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node'
import type { MessageConnection } from 'vscode-jsonrpc/node'

import { memoryFileSystem } from '../../src/workspace/documents/file-system.js'
import { startServer } from '../../src/lsp/server.js'
import { consistentCluster } from '../support/consistent-cluster.js'

const files = Object.fromEntries(
  Object.entries(consistentCluster({ size: 2, hasFullNames: false })).flatMap(([host, own]) =>
    Object.entries(own).map(([path, text]) => [`/cluster/${host}/${path.replace(/^\//, '')}`, text]),
  ),
)
const uri = 'file:///cluster/alpha/etc/ha.d/haresources'
const text = files['/cluster/alpha/etc/ha.d/haresources'] ?? ''

describe('names in the language server', () => {
  let client: MessageConnection
  beforeAll(async () => {
    const [up, down] = [new PassThrough(), new PassThrough()]
    startServer(createConnection(up, down), memoryFileSystem(files), '0')
    client = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up))
    client.listen()
    await client.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} })
    await client.sendNotification('initialized', {})
    await client.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'haresources', version: 1, text } })
  })
  afterAll(() => {
    client.dispose()
  })

  const at = (word: string): object => ({ textDocument: { uri }, position: { line: 0, character: text.indexOf(word) } })

  test('are found in every file of the cluster', async () => {
    const places = await client.sendRequest<Location[]>('textDocument/references', { ...at('r0'), context: { includeDeclaration: true } })
    expect(places.map(place => place.uri).sort()).toEqual([
      'file:///cluster/alpha/etc/drbd.conf',
      'file:///cluster/alpha/etc/ha.d/haresources',
      'file:///cluster/beta/etc/drbd.conf',
      'file:///cluster/beta/etc/ha.d/haresources',
    ])
  })

  test('can be renamed where they stand', async () => {
    expect(await client.sendRequest('textDocument/prepareRename', at('alpha'))).toEqual({
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 5 } } satisfies Range,
      placeholder: 'alpha',
    })
    expect(await client.sendRequest('textDocument/prepareRename', at('ext3'))).toBeNull()
    const edit = await client.sendRequest<WorkspaceEdit>('textDocument/rename', { ...at('alpha'), newName: 'gamma' })
    expect(edit.changes?.[uri]).toEqual([{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 5 } }, newText: 'gamma' }])
    expect(Object.keys(edit.changes ?? {})).toContain('file:///cluster/beta/etc/ha.d/ha.cf')
  })

  test('that are taken are refused with the reason', async () => {
    await expect(client.sendRequest('textDocument/rename', { ...at('alpha'), newName: 'beta' })).rejects.toThrow('there is a host "beta" already')
  })
})
