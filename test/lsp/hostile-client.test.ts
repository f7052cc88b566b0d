import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'

import { afterEach, describe, expect, test } from 'vitest'
import { CancellationTokenSource, createMessageConnection, ErrorCodes, IPCMessageReader, IPCMessageWriter, ParameterStructures, ResponseError, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node'
import type { MessageReader, MessageWriter } from 'vscode-jsonrpc/node'
import { createConnection, LSPErrorCodes } from 'vscode-languageserver/node'

import { requests } from '../../src/lsp/requests/index.js'
import { methodsWithKnownParameters } from '../../src/lsp/requests/parameters.js'
import { startServer } from '../../src/lsp/server.js'
import { memoryFileSystem } from '../../src/workspace/documents/file-system.js'
import { languageClient } from '../support/language-client.js'
import type { LanguageClient } from '../support/language-client.js'
import { cli } from '../support/run-cli.js'
import { temporaryFolder } from '../support/temporary-folder.js'

const clients: LanguageClient[] = []
const start = async (options: Parameters<typeof languageClient>[0] = {}): Promise<LanguageClient> => {
  const client = await languageClient(options)
  clients.push(client)
  return client
}
afterEach(() => {
  for (const client of clients.splice(0)) client.end()
})

const sound = 'file:///etc/ha.d/ha.cf'
/** Opens a document as any client does, and waits until it has its findings. */
async function goesOn(client: LanguageClient): Promise<void> {
  await client.open(sound, 'node alpha\nfoo bar\n')
  await client.until(() => (client.shown.get(sound) ?? []).length > 0)
}

describe('whatever a client sends, the server goes on', () => {
  test.each(['file:///x/%zz/ha.cf', 'untitled:ha.cf', 'not a uri', '', 'file://', 'file:///', 'file:///x/%00/ha.cf', 'file://other.example/etc/ha.d/ha.cf', 'file:///../../ha.cf'])(
    'a document called %j is answered',
    async uri => {
      const client = await start()
      await client.open(uri, 'node alpha\nfoo bar\n', 'ha-cf')
      await client.ask('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 0 } })
      await client.ask('textDocument/documentSymbol', { textDocument: { uri } })
      await client.until(() => client.shown.has(uri))
      await client.close(uri)
      await goesOn(client)
    },
  )

  const methods = [
    'textDocument/completion', 'textDocument/hover', 'textDocument/formatting', 'textDocument/documentSymbol', 'textDocument/foldingRange', 'textDocument/codeAction',
    'textDocument/references', 'textDocument/prepareRename', 'textDocument/rename', 'textDocument/diagnostic', 'workspace/diagnostic', 'textDocument/never-heard-of',
    'textDocument/definition', 'textDocument/declaration', 'textDocument/implementation', 'textDocument/typeDefinition', 'textDocument/documentHighlight', 'workspace/symbol',
    'textDocument/documentLink', 'documentLink/resolve', 'completionItem/resolve', 'codeAction/resolve', 'textDocument/codeLens', 'codeLens/resolve', 'workspaceSymbol/resolve', 'textDocument/selectionRange',
    'textDocument/linkedEditingRange', 'textDocument/semanticTokens/full', 'textDocument/semanticTokens/full/delta', 'textDocument/semanticTokens/range', 'textDocument/inlayHint',
    'inlayHint/resolve', 'textDocument/signatureHelp', 'textDocument/rangeFormatting', 'textDocument/rangesFormatting', 'textDocument/onTypeFormatting', 'workspace/willRenameFiles',
    'workspace/executeCommand', 'workspace/textDocumentContent', 'textDocument/prepareCallHierarchy', 'callHierarchy/incomingCalls', 'callHierarchy/outgoingCalls',
  ]
  const parameters = [
    { data: null }, { data: { uri: sound, offset: 1e99, version: 1 } }, { data: { uri: 5 } }, { item: { uri: sound, data: -7 } }, { item: null }, { query: 7 }, { files: [{ oldUri: 'x', newUri: null }] }, { uri: 'cfgcheck-diff:/..' },
    { command: 'cfgcheck.explain', arguments: [{}] }, { command: 'cfgcheck.showEffective', arguments: 7 }, { command: 'cfgcheck.hosts', arguments: null }, { textDocument: { uri: sound }, positions: [{}], ranges: [null], position: {}, ch: 5 },
    {}, { textDocument: null }, { textDocument: {} }, { textDocument: { uri: 5 } }, { textDocument: { uri: sound } }, { textDocument: { uri: sound }, position: { line: -5, character: 1e99 } },
    { textDocument: { uri: sound }, position: { line: 'one', character: null }, range: {}, context: null, options: {}, newName: 7 },
    { textDocument: { uri: sound }, position: { line: 1e9, character: 1e9 }, range: { start: { line: 9, character: 9 }, end: { line: 0, character: 0 } }, context: { only: 'x' }, options: { tabSize: -1 }, newName: '' },
  ]
  /** No fault of ours, so that it says nothing of our code. */
  const expectPlainRefusal = (error: unknown): void => {
    expect(error).toBeInstanceOf(ResponseError)
    expect([ErrorCodes.InvalidParams, ErrorCodes.MethodNotFound]).toContain((error as ResponseError<unknown>).code)
  }
  test('the parameters of all requests are looked at', () => {
    expect(methodsWithKnownParameters.toSorted()).toEqual(requests.map(({ method }) => method).toSorted())
  })
  test.each([
    ['textDocument/hover', { textDocument: { uri: sound }, position: null }, '"position" of textDocument/hover is not what the protocol says'],
    ['textDocument/hover', { position: { line: 0, character: 0 } }, 'textDocument/hover needs "textDocument"'],
    ['textDocument/documentSymbol', { textDocument: { uri: 5 } }, '"textDocument" of textDocument/documentSymbol is not what the protocol says'],
    ['workspace/symbol', {}, 'workspace/symbol needs "query"'],
  ])('%s with %j is told so in plain words', async (method, params, message) => {
    const client = await start()
    await expect(client.ask(method, params)).rejects.toMatchObject({ code: ErrorCodes.InvalidParams, message })
  })
  test.each(methods)('%s with any parameters', async method => {
    const client = await start()
    await client.open(sound, 'node alpha\n')
    for (const params of parameters) await client.ask(method, params).catch(expectPlainRefusal)
    await client.connection.sendRequest(method).catch(expectPlainRefusal)
    await client.connection.sendRequest(method, ParameterStructures.byPosition, sound, null).catch(expectPlainRefusal)
    await goesOn(client)
    expect(client.told.filter(({ method: told }) => told === 'window/logMessage')).toEqual([])
  })

  test('notifications with any parameters, of documents that are not open, in any order', async () => {
    const client = await start()
    for (const method of ['textDocument/didOpen', 'textDocument/didChange', 'textDocument/didClose', 'textDocument/didSave', 'workspace/didChangeWatchedFiles', 'workspace/didChangeWorkspaceFolders', '$/cancelRequest', '$/setTrace', 'textDocument/didOpen']) {
      for (const params of [...parameters, { textDocument: { uri: 6, version: 1, languageId: null, text: 7 } }, { textDocument: { uri: sound, version: 9 }, contentChanges: [{ text: 'x' }] }, { changes: [{ uri: 'nonsense' }, null] }, { event: {} }]) {
        await client.connection.sendNotification(method, params)
      }
    }
    await goesOn(client)
  })

  test.each(['didOpen', 'didChange', 'didClose', 'didSave'])('%s without a document is told in plain words', async name => {
    const client = await start()
    await client.connection.sendNotification(`textDocument/${name}`, {})
    await goesOn(client)
    const logged = client.told.filter(({ method }) => method === 'window/logMessage')
    expect(logged.map(({ params }) => params)).toEqual([expect.objectContaining({ message: `cfgcheck: textDocument/${name} needs "textDocument"` })])
  })

  test('requests that are cancelled before their turn', async () => {
    const client = await start()
    await client.open(sound, 'node alpha\n')
    const params = { textDocument: { uri: sound }, position: { line: 0, character: 0 } }
    const asked = ['textDocument/documentSymbol', 'textDocument/hover', 'textDocument/documentSymbol', 'textDocument/foldingRange'].map(method => {
      const source = new CancellationTokenSource()
      return { source, answer: client.connection.sendRequest(method, params, source.token).catch((error: unknown) => error) }
    })
    for (const { source } of asked) source.cancel()
    for (const { answer } of asked) expect(await answer).toMatchObject({ code: LSPErrorCodes.RequestCancelled })
    await goesOn(client)
  })

  test('requests behind shutdown', async () => {
    const client = await start()
    await client.open(sound, 'node alpha\n')
    expect(await client.ask('shutdown', {})).toBeNull()
    for (const method of ['textDocument/hover', 'shutdown']) {
      await expect(client.ask(method, { textDocument: { uri: sound }, position: { line: 0, character: 0 } })).rejects.toMatchObject({ code: ErrorCodes.InvalidRequest })
    }
  })

  test('requests before it has introduced itself', async () => {
    const [up, down] = [new PassThrough(), new PassThrough()]
    startServer(createConnection(up, down), memoryFileSystem({}), '0')
    const client = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up))
    client.listen()
    await client.sendNotification('textDocument/didOpen', { textDocument: { uri: sound, languageId: 'ha-cf', version: 1, text: 'node alpha\n' } })
    const hover = (): Promise<unknown> => client.sendRequest('textDocument/hover', { textDocument: { uri: sound }, position: { line: 0, character: 0 } })
    await expect(hover()).rejects.toMatchObject({ code: ErrorCodes.ServerNotInitialized })
    await expect(client.sendRequest('shutdown')).rejects.toMatchObject({ code: ErrorCodes.ServerNotInitialized })
    await client.sendRequest('initialize', {}).catch((error: unknown) => expect(error).toBeInstanceOf(Error))
    expect(await client.sendRequest('initialize', { capabilities: {} })).toHaveProperty('capabilities')
    expect(await hover()).toHaveProperty('contents')
    client.dispose()
  })

  test('a change whose range is upside down or outside of the text', async () => {
    const client = await start()
    await client.open(sound, 'node alpha\nfoo bar\n')
    await client.edit(sound, { start: { line: 1, character: 3 }, end: { line: 1, character: 0 } }, 'keepalive')
    await client.edit(sound, { start: { line: 99, character: 0 }, end: { line: 99, character: 0 } }, 'bar foo\n')
    await client.until(() => (client.shown.get(sound) ?? []).some(({ range }) => range.start.line === 2))
  })

  test('folders that cannot be listed, and files that cannot be read', async () => {
    const broken = (): never => {
      throw new Error('broken')
    }
    const client = await start({ files: { read: broken, list: broken } })
    await client.open(sound, 'node alpha\n')
    await client.ask('textDocument/hover', { textDocument: { uri: sound }, position: { line: 0, character: 0 } }).catch((error: unknown) => expect(error).toBeInstanceOf(Error))
    await client.until(() => client.told.some(({ method }) => method === 'window/logMessage'))
    expect(await client.ask('shutdown', {})).toBeNull()
  })
})

describe('the ways of talking', () => {
  const running: ChildProcess[] = []
  afterEach(() => {
    for (const child of running.splice(0)) child.kill()
  })

  const initialize = async (reader: MessageReader, writer: MessageWriter): Promise<unknown> => {
    const client = createMessageConnection(reader, writer)
    client.listen()
    const answer = await client.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} })
    client.dispose()
    return answer
  }
  const run = (args: readonly string[], stdio: 'pipe' | ['pipe', 'pipe', 'pipe', 'ipc'] = 'pipe'): ChildProcess => {
    const child = spawn(process.execPath, [cli, 'lsp', ...args, `--clientProcessId=${process.pid}`], { stdio })
    running.push(child)
    return child
  }
  /** Listens, starts the server with what it needs to come here, and introduces itself. */
  const atSocket = (where: string | 0, argsFor: (at: string) => string): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const server = createServer(socket => {
        initialize(new StreamMessageReader(socket), new StreamMessageWriter(socket)).then(resolve, reject).finally(() => {
          socket.destroy()
          server.close()
        })
      })
      server.listen(where, () => {
        const at = typeof where === 'string' ? where : String((server.address() as AddressInfo).port)
        run([argsFor(at)]).once('exit', code => reject(new Error(`ended with ${code}`)))
      })
    })

  test('--pipe=', async () => {
    expect(await atSocket(join(temporaryFolder(), 'pipe'), at => `--pipe=${at}`)).toHaveProperty('capabilities')
  })

  test('--socket=', async () => {
    expect(await atSocket(0, at => `--socket=${at}`)).toHaveProperty('capabilities')
  })

  test('--node-ipc', async () => {
    const child = run(['--node-ipc'], ['pipe', 'pipe', 'pipe', 'ipc'])
    expect(await initialize(new IPCMessageReader(child), new IPCMessageWriter(child))).toHaveProperty('capabilities')
  })

  test.each(['', '--stdio'])('standard input and output, %j', async flag => {
    const child = run(flag === '' ? [] : [flag])
    if (child.stdout === null || child.stdin === null) throw new Error('no streams')
    expect(await initialize(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin))).toHaveProperty('capabilities')
  })
})
