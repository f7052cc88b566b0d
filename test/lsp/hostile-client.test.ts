import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'

import { expect, test } from 'vitest'
import { createConnection } from 'vscode-languageserver/node'
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node'

import { memoryFileSystem } from '../../src/workspace/documents/file-system.js'
import { startServer } from '../../src/lsp/server.js'
import { cli } from '../support/run-cli.js'
import { temporaryFolder } from '../support/temporary-folder.js'

const open = (uri: string): object => ({ textDocument: { uri, languageId: 'ha-cf', version: 1, text: 'node alpha\nfoo bar\n' } })

test.each(['file:///x/%zz/ha.cf', 'untitled:ha.cf', 'not a uri', ''])('a document called %j is answered, and the server goes on', async uri => {
  const [up, down] = [new PassThrough(), new PassThrough()]
  startServer(createConnection(up, down), memoryFileSystem({}), '0')
  const client = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up))
  client.listen()
  const shown: string[] = []
  client.onNotification('textDocument/publishDiagnostics', (params: { uri: string }) => {
    shown.push(params.uri)
  })
  await client.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} })
  await client.sendNotification('textDocument/didOpen', open(uri))
  await client.sendNotification('textDocument/didOpen', open('file:///etc/ha.d/ha.cf'))
  await client.sendRequest('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 0 } }).catch(() => undefined)
  await client.sendRequest('textDocument/documentSymbol', { textDocument: { uri } }).catch(() => undefined)
  await expect.poll(() => shown, { timeout: 10_000 }).toContain('file:///etc/ha.d/ha.cf')
  client.dispose()
})

test('the flags that clients add are taken', async () => {
  const path = join(temporaryFolder(), 'pipe')
  const initialized = new Promise<unknown>((resolve, reject) => {
    const server = createServer(socket => {
      const client = createMessageConnection(new StreamMessageReader(socket), new StreamMessageWriter(socket))
      client.listen()
      client.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} }).then(resolve, reject).finally(() => {
        client.dispose()
        socket.destroy()
        server.close()
      })
    })
    server.listen(path, () => {
      spawn(process.execPath, [cli, 'lsp', `--pipe=${path}`, `--clientProcessId=${process.pid}`]).once('exit', code => reject(new Error(`ended with ${code}`)))
    })
  })
  expect(await initialized).toHaveProperty('capabilities')
}, 30_000)
