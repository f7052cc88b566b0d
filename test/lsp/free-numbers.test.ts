import { describe, expect, test } from 'vitest'
import type { ClientCapabilities, CodeAction, TextDocumentEdit, TextEdit } from 'vscode-languageserver'

import { drbdConf } from '../../src/languages/drbd-conf/index.js'
import { applyEdits } from '../../src/text/edit.js'
import { createSource } from '../../src/text/source.js'
import { kindsOfResources } from '../languages/drbd-conf/kinds-of-resources.js'
import { languageClient } from '../support/language-client.js'

/** A resource of two hosts, by its name, minor and port. */
const resource = (name: string, minor: number, port: number): string => `resource ${name} {
  on alpha { device /dev/drbd${minor} minor ${minor}; disk /dev/vg/${name}; address 192.0.2.1:${port}; meta-disk internal; }
  on beta { device /dev/drbd${minor} minor ${minor}; disk /dev/vg/${name}; address 192.0.2.2:${port}; meta-disk internal; }
}
`

interface Asked {
  readonly files: Readonly<Record<string, string>>
  readonly at: string
  readonly words: string
  readonly capabilities?: ClientCapabilities
}

async function actionsAt({ files, at, words, capabilities = {} }: Asked): Promise<readonly CodeAction[]> {
  const client = await languageClient({ files, folders: ['file:///c'], capabilities })
  const uri = `file://${at}`
  const text = files[at] ?? ''
  await client.open(uri, text)
  const before = text.slice(0, text.indexOf(words)).split('\n')
  const position = { line: before.length - 1, character: before[before.length - 1]?.length ?? 0 }
  const actions = await client.ask<readonly CodeAction[]>('textDocument/codeAction', { textDocument: { uri }, range: { start: position, end: position }, context: { diagnostics: [], only: ['quickfix'] } })
  client.end()
  return actions.filter(({ title }) => title.includes('next free'))
}

const written = (action: CodeAction | undefined, path: string): readonly TextEdit[] => action?.edit?.changes?.[`file://${path}`] ?? []

describe('a resource that was copied', () => {
  const conf = `${resource('r0', 0, 7788)}${resource('r1', 0, 7788)}${resource('r2', 1, 7789)}`
  const asked = { files: { '/c/drbd.conf': conf }, at: '/c/drbd.conf', words: 'resource r1' }

  test('gets the next numbers that no resource has, wherever it names them', async () => {
    const [port, minor] = await actionsAt(asked)
    expect(port?.title).toBe('Give resource r1 the next free port: 7790 (of 1 file)')
    expect(minor?.title).toBe('Give resource r1 the next free minor: 2 (of 1 file)')
    expect(written(port, '/c/drbd.conf').map(({ newText, range: { start } }) => [start.line, newText])).toEqual([[5, '7790'], [6, '7790']])
    expect(written(minor, '/c/drbd.conf').map(({ newText, range: { start } }) => [start.line, newText])).toEqual([[5, '2'], [5, '2'], [6, '2'], [6, '2']])
  })

  test.each(['address 192.0.2.2:7788; meta-disk internal; }\n}\nresource r1', 'disk /dev/vg/r1'])('is offered on a line that takes one: %s', async words => {
    expect((await actionsAt({ ...asked, words })).length).toBe(2)
  })

  test('is left alone where its numbers are its own', async () => {
    expect(await actionsAt({ ...asked, words: 'resource r2' })).toEqual([])
  })

  test('under the same name, too, and only itself', async () => {
    const twice = `${resource('r0', 0, 7788)}${resource('r0', 0, 7788)}`
    const [port] = await actionsAt({ files: { '/c/drbd.conf': twice }, at: '/c/drbd.conf', words: 'resource r0' })
    expect(written(port, '/c/drbd.conf').map(({ range: { start } }) => start.line)).toEqual([1, 2])
  })

  test('with several minors gets as many', async () => {
    const many = (name: string, port: number): string => `resource ${name} {
  volume 0 { device minor 4; disk /dev/vg/a${name}; meta-disk internal; }
  volume 1 { device minor 5; disk /dev/vg/b${name}; meta-disk internal; }
  on alpha { node-id 0; address 192.0.2.1:${port}; }
  on beta { node-id 1; address 192.0.2.2:${port}; }
}
`
    const [minors] = await actionsAt({ files: { '/c/drbd.conf': many('r0', 7788) + many('r1', 7789) }, at: '/c/drbd.conf', words: 'resource r1' })
    expect(minors?.title).toBe('Give resource r1 the next free minors: 6, 7 (of 1 file)')
  })
})

describe('over hosts', () => {
  const common = 'include "drbd.d/*.res";\n'
  const tree = (host: string, files: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(Object.entries({ 'drbd.conf': common, ...files }).map(([name, text]) => [`/c/${host}/etc/${name}`, text]))
  const files = {
    ...tree('alpha', { 'drbd.d/r0.res': resource('r0', 0, 7788), 'drbd.d/r1.res': resource('r1', 0, 7788) }),
    ...tree('beta', { 'drbd.d/r0.res': resource('r0', 0, 7788), 'drbd.d/r1.res': resource('r1', 0, 7788) }),
    ...tree('gamma', { 'drbd.d/x.res': resource('x', 1, 7789).replaceAll('alpha', 'gamma').replaceAll('beta', 'delta') }),
  }
  const asked = { files, at: '/c/alpha/etc/drbd.d/r1.res', words: 'resource r1' }

  test('what any resource of any host has is not free, and the resource stays the same on all', async () => {
    const [port, minor] = await actionsAt(asked)
    expect(port?.title).toBe('Give resource r1 the next free port: 7790 (of 8 files)')
    expect(minor?.title).toBe('Give resource r1 the next free minor: 2 (of 8 files)')
    for (const host of ['alpha', 'beta']) expect(written(port, `/c/${host}/etc/drbd.d/r1.res`).map(({ newText }) => newText)).toEqual(['7790', '7790'])
    expect(Object.keys(port?.edit?.changes ?? {}).length).toBe(2)
  })

  test('a person confirms what changes on other hosts', async () => {
    const [port] = await actionsAt({ ...asked, capabilities: { workspace: { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } } } })
    const edits = (port?.edit?.documentChanges ?? []) as TextDocumentEdit[]
    expect(edits.map(({ textDocument: { uri }, edits: own }) => [uri, own.map(edit => 'annotationId' in edit)])).toEqual([
      ['file:///c/alpha/etc/drbd.d/r1.res', [false, false]],
      ['file:///c/beta/etc/drbd.d/r1.res', [true, true]],
    ])
  })

  describe('in a long file', () => {
    const capabilities: ClientCapabilities = { textDocument: { codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } } } }
    const elsewhere = resource('r2', 1, 7789).replace('on alpha', 'on gamma').replace('on beta', 'on delta')
    const long = `${resource('r0', 0, 7788)}${resource('r1', 0, 7788)}${elsewhere}${'# a remark of a long file\n'.repeat(5_000)}`
    const chosen = async (text: string): Promise<{ readonly action: CodeAction | undefined; readonly resolved: CodeAction | undefined; readonly told: readonly unknown[] }> => {
      const files = { '/c/alpha/etc/drbd.conf': text, '/c/cfgcheck.json': JSON.stringify({ targets: { drbd: '8.3' } }) }
      const client = await languageClient({ files, folders: ['file:///c'], capabilities })
      const uri = 'file:///c/alpha/etc/drbd.conf'
      await client.open(uri, text)
      const position = { line: text.slice(0, text.indexOf('resource r1')).split('\n').length - 1, character: 0 }
      const actions = await client.ask<readonly CodeAction[]>('textDocument/codeAction', { textDocument: { uri }, range: { start: position, end: position }, context: { diagnostics: [], only: ['quickfix'] } })
      const action = actions.find(({ title }) => title.includes('next free minor'))
      const resolved = action === undefined ? undefined : await client.ask<CodeAction>('codeAction/resolve', action)
      const told = client.told
      client.end()
      return { action, resolved, told }
    }

    test('the edit is worked out when a person has chosen it', async () => {
      const { action, resolved } = await chosen(long)
      expect(action?.title).toBe('Give resource r1 the next free minor: 2 (of 1 file)')
      expect(action?.edit).toBeUndefined()
      expect(resolved?.edit?.changes?.['file:///c/alpha/etc/drbd.conf']?.length).toBe(4)
    })

    test('what leads to an error is told then, and nothing is changed', async () => {
      const { action, resolved, told } = await chosen(`global { minor-count 2; }\n${long}`)
      expect(action?.title).toBe('Give resource r1 the next free minor: 2 (of 1 file)')
      expect(resolved?.edit).toBeUndefined()
      expect(JSON.stringify(told)).toContain('Nothing is changed, because then there would be an error')
    })
  })

  test('a number that other hosts have is none that is taken here', async () => {
    const apart = { ...tree('alpha', { 'drbd.d/r0.res': resource('r0', 0, 7788) }), ...tree('gamma', { 'drbd.d/x.res': resource('x', 0, 7788).replaceAll('alpha', 'gamma').replaceAll('beta', 'delta').replaceAll('192.0.2', '198.51.100') }) }
    expect(await actionsAt({ files: apart, at: '/c/alpha/etc/drbd.d/r0.res', words: 'resource r0' })).toEqual([])
  })
})

test.each(Object.entries(kindsOfResources))('the places of all numbers of %s are their digits, and what is written there counts', (_, { resource: write, target }) => {
  const text = write(3)
  const takersOf = (of: string): ReturnType<NonNullable<typeof drbdConf.numberTakers>> => drbdConf.numberTakers?.(drbdConf.read(drbdConf.parse(createSource('/etc/drbd.conf', of)), { target })) ?? []
  const numbers = takersOf(text).flatMap(taker => taker.numbers())
  expect(numbers.length).toBeGreaterThan(0)
  for (const { value, span } of numbers) expect(Number(text.slice(span.start, span.end))).toBe(value)
  const after = applyEdits(text, numbers.map(({ span, value }) => ({ span, newText: String(value + 1000) })))
  expect(takersOf(after).flatMap(taker => taker.numbers()).map(({ of, value }) => `${of} ${value - 1000}`)).toEqual(numbers.map(({ of, value }) => `${of} ${value}`))
})
