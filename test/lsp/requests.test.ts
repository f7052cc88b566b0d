import { describe, expect, test } from 'vitest'
import type { CodeAction, DocumentSymbol, FoldingRange, WorkspaceEdit } from 'vscode-languageserver'

import { languageClient } from '../support/language-client.js'

const uri = 'file:///etc/drbd.conf'
const whole = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } }
const faulty = 'resource r0 {\n  net {\n    max-bufers 8000;\n  }\n}\n'

describe('code actions', () => {
  const actionsFor = async (context: object): Promise<readonly CodeAction[]> => {
    const client = await languageClient()
    await client.open(uri, faulty)
    const actions = await client.ask<readonly CodeAction[]>('textDocument/codeAction', { textDocument: { uri }, range: whole, context: { diagnostics: [], ...context } })
    client.end()
    return actions
  }

  test.each([[{}], [{ only: ['quickfix'] }], [{ only: [''] }], [{ only: ['refactor', 'quickfix'] }]])('are fixes where these are wanted: %j', async context => {
    expect((await actionsFor(context)).map(({ kind }) => kind)).toContain('quickfix')
  })

  test.each([[{ only: [] }], [{ only: ['refactor'] }], [{ only: ['source.organizeImports'] }], [{ only: ['quickfix.of.others'] }]])('are none where others are wanted: %j', async context => {
    expect(await actionsFor(context)).toEqual([])
  })

  test('say which version of a document they are for, where the client takes that', async () => {
    const client = await languageClient({ capabilities: { workspace: { workspaceEdit: { documentChanges: true } } } })
    await client.open(uri, faulty)
    await client.change(uri, `\n${faulty}`)
    const [action] = await client.ask<readonly CodeAction[]>('textDocument/codeAction', { textDocument: { uri }, range: whole, context: { diagnostics: [] } })
    const edit: WorkspaceEdit = action?.edit ?? {}
    expect(edit.changes).toBeUndefined()
    expect(edit.documentChanges).toMatchObject([{ textDocument: { uri, version: 2 }, edits: [{ range: { start: { line: 3, character: 4 } } }] }])
    client.end()
  })
})

describe('folding', () => {
  const foldingsOf = async (name: string, text: string): Promise<readonly (readonly [number, number])[]> => {
    const client = await languageClient()
    await client.open(name, text)
    const found = await client.ask<readonly FoldingRange[]>('textDocument/foldingRange', { textDocument: { uri: name } })
    client.end()
    return found.map(({ startLine, endLine }) => [startLine, endLine] as const)
  }

  test('leaves the brace that closes a section in sight', async () => {
    expect(await foldingsOf(uri, 'resource r0 {\n  net {\n    protocol C;\n  }\n}\n')).toEqual([[0, 3], [1, 2]])
  })

  test('leaves the tag that closes an element in sight', async () => {
    const text = '<?xml version="1.0"?>\n<cluster name="x" config_version="1">\n  <clusternodes>\n    <clusternode name="a" nodeid="1"/>\n  </clusternodes>\n</cluster>\n'
    expect(await foldingsOf('file:///etc/cluster/cluster.conf', text)).toEqual([[1, 4], [2, 3]])
  })

  test('takes all of what nothing closes', async () => {
    expect(await foldingsOf(uri, 'resource r0 {\n  protocol C;\n  on alpha { device /dev/drbd0;\n')).toContainEqual([0, 2])
  })
})

describe('the outline', () => {
  const count = (symbols: readonly DocumentSymbol[]): number => symbols.reduce((sum, { children = [] }) => sum + 1 + count(children), 0)

  test('ends after 5,000 entries, and says so once', async () => {
    const client = await languageClient()
    await client.open(uri, Array.from({ length: 5_001 }, (_, index) => `resource r${index} { }\n`).join(''))
    for (let time = 0; time < 2; time += 1) {
      expect(count(await client.ask<readonly DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri } }))).toBe(5_000)
    }
    await client.ask('textDocument/foldingRange', { textDocument: { uri } }) // What was told before has come by then.
    const messages = client.told.filter(({ method }) => method.startsWith('window/showMessage'))
    expect(messages).toEqual([{ method: 'window/showMessage', params: { type: 3, message: expect.stringContaining('5,000') } }])
    client.end()
  })
})
