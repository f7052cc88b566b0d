import { PassThrough } from 'node:stream'

import { createConnection } from 'vscode-languageserver/node'
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node'

import { builtinLanguages } from '../../../src/languages/builtin.js'
import { startServer } from '../../../src/lsp/server.js'
import { memoryFileSystem } from '../../../src/workspace/documents/file-system.js'
import { recognise } from '../../../src/workspace/documents/recognise.js'
import type { Output } from './ways-out.js'

/** Opens each configuration in the language server, asks all that an editor asks, and gives the answers. */
export async function* answersOf(files: Readonly<Record<string, string>>): AsyncGenerator<Output> {
  const [up, down] = [new PassThrough(), new PassThrough()]
  startServer(createConnection(up, down), memoryFileSystem(Object.fromEntries(Object.entries(files).map(([path, text]) => [`/c/${path}`, text]))), '0')
  const client = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up))
  const ask = async (method: string, parameters: object): Promise<string> => {
    try {
      return JSON.stringify(await client.sendRequest(method, parameters)) ?? ''
    } catch (error) {
      return String(error)
    }
  }
  client.listen()
  try {
    await client.sendRequest('initialize', { processId: null, rootUri: null, capabilities: { textDocument: { diagnostic: {} } } })
    await client.sendNotification('initialized', {})
    for (const [path, text] of Object.entries(files)) {
      const language = recognise(path, builtinLanguages)?.id
      if (language === undefined || path.startsWith('beta/')) continue
      const uri = `file:///c/${path}`
      await client.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: language, version: 1, text } })
      const lines = text.split('\n')
      const range = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } }
      const whole: [string, object][] = [
        ['textDocument/diagnostic', {}],
        ['textDocument/documentSymbol', {}],
        ['textDocument/foldingRange', {}],
        ['textDocument/codeAction', { range, context: { diagnostics: [] } }],
      ]
      for (const [method, more] of whole) yield { way: `${method} ${path}`, text: await ask(method, { textDocument: { uri }, ...more }) }
      for (const [line, content] of lines.entries()) {
        for (const character of new Set([0, content.search(/\S/), Math.floor(content.length / 2), content.length].filter(at => at >= 0))) {
          const at = { textDocument: { uri }, position: { line, character } }
          for (const method of ['textDocument/hover', 'textDocument/completion']) yield { way: `${method} ${path}:${line + 1}:${character + 1}`, text: await ask(method, at) }
          if (character !== content.search(/\S/)) continue
          yield { way: `prepareRename ${path}:${line + 1}`, text: await ask('textDocument/prepareRename', at) }
          yield { way: `rename ${path}:${line + 1}`, text: await ask('textDocument/rename', { ...at, newName: 'gamma' }) }
        }
      }
    }
  } finally {
    client.dispose()
  }
}
