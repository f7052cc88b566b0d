import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { describe, expect, test } from 'vitest'
import type { ClientCapabilities, CodeAction, CreateFile, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver'

import { createSource } from '../../src/text/source.js'
import { applyEdits } from '../../src/text/edit.js'
import { createOracle, hasDrbdadm, oracles } from '../languages/drbd-conf/agreement/oracle.js'
import { kindsOfResources } from '../languages/drbd-conf/kinds-of-resources.js'
import { languageClient } from '../support/language-client.js'

type Files = Readonly<Record<string, string>>

const creating: ClientCapabilities = { workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'], changeAnnotationSupport: {} } } }

interface Asked {
  readonly files: Files
  readonly at: string
  readonly words: string
  readonly capabilities?: ClientCapabilities
  readonly only?: string
}

async function offered({ files, at, words, capabilities = creating, only = 'refactor.rewrite' }: Asked): Promise<CodeAction | undefined> {
  const client = await languageClient({ files, folders: ['file:///c'], capabilities })
  const uri = `file://${at}`
  const text = files[at] ?? ''
  await client.open(uri, text)
  const before = text.slice(0, text.indexOf(words)).split('\n')
  const position = { line: before.length - 1, character: before[before.length - 1]?.length ?? 0 }
  const actions = await client.ask<readonly CodeAction[]>('textDocument/codeAction', { textDocument: { uri }, range: { start: position, end: position }, context: { diagnostics: [], only: [only] } })
  client.end()
  return actions.find(({ title }) => title.includes('file of its own'))
}

const isCreation = (change: object): change is CreateFile => 'kind' in change

/** Makes the edits of an action as an editor does: files are created empty, and only where there is none. */
function after(files: Files, { documentChanges = [] }: WorkspaceEdit): Record<string, string> {
  const texts: Record<string, string> = { ...files }
  for (const change of documentChanges as readonly (CreateFile | TextDocumentEdit)[]) {
    const path = (isCreation(change) ? change.uri : change.textDocument.uri).replace('file://', '')
    if (isCreation(change)) {
      if (texts[path] !== undefined) throw new Error(`${path} is there already`)
      texts[path] = ''
      continue
    }
    const source = createSource(path, texts[path] ?? '')
    const offsetOf = ({ line, character }: { line: number; character: number }): number => source.text.split('\n').slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character
    texts[path] = applyEdits(source.text, change.edits.map(edit => ({ span: { start: offsetOf(edit.range.start), end: offsetOf(edit.range.end) }, newText: 'newText' in edit ? edit.newText : '' })))
  }
  return texts
}

const resource = (name: string, minor: number): string => `resource ${name} {
  protocol C;
  on alpha { device /dev/drbd${minor}; disk /dev/vg/${name}; address 192.0.2.1:${7788 + minor}; meta-disk internal; }
  on beta { device /dev/drbd${minor}; disk /dev/vg/${name}; address 192.0.2.2:${7788 + minor}; meta-disk internal; }
}
`
const conf = `include "drbd.d/*.res";
common {
  net { ping-timeout 9; }
}

# About r0.
${resource('r0', 0)}
# About r1, on two
# lines.
${resource('r1', 1)}`
const lone = { '/c/drbd.conf': conf }

describe('a resource goes into a file of its own', () => {
  test('with the remarks above it', async () => {
    const action = await offered({ files: lone, at: '/c/drbd.conf', words: 'resource r1' })
    expect(action?.title).toBe('Put resource r1 into a file of its own, /c/drbd.d/r1.res')
    expect(after(lone, action?.edit ?? {})).toEqual({
      '/c/drbd.conf': conf.slice(0, conf.indexOf('# About r1')),
      '/c/drbd.d/r1.res': `# About r1, on two\n# lines.\n${resource('r1', 1)}`,
    })
  })

  test('from a file that is included', async () => {
    const etc = '/c/alpha/etc'
    const files = { [`${etc}/drbd.conf`]: 'include "drbd.d/*.res";\n', [`${etc}/drbd.d/all.res`]: resource('r0', 0) + resource('r1', 1) }
    const action = await offered({ files, at: `${etc}/drbd.d/all.res`, words: 'resource r0' })
    expect(after(files, action?.edit ?? {})).toEqual({ ...files, [`${etc}/drbd.d/all.res`]: resource('r1', 1), [`${etc}/drbd.d/r0.res`]: resource('r0', 0) })
  })

  test('into another folder, where that is read', async () => {
    const files = { '/c/drbd.conf': conf.replace('drbd.d', 'resources') }
    expect((await offered({ files, at: '/c/drbd.conf', words: 'resource r0' }))?.title).toContain('/c/resources/r0.res')
  })

  test.each<[string, Asked]>([
    ['the client makes no files', { files: lone, at: '/c/drbd.conf', words: 'resource r1', capabilities: { workspace: { workspaceEdit: { documentChanges: true } } } }],
    ['no folder is read', { files: { '/c/drbd.conf': conf.replace('include "drbd.d/*.res";\n', '') }, at: '/c/drbd.conf', words: 'resource r1' }],
    ['files of other names are read', { files: { '/c/drbd.conf': conf.replace('*.res', '*.conf') }, at: '/c/drbd.conf', words: 'resource r1' }],
    ['there is such a file', { files: { ...lone, '/c/drbd.d/r1.res': '# Empty\n' }, at: '/c/drbd.conf', words: 'resource r1' }],
    ['it shares a line', { files: { '/c/drbd.conf': conf.replace('}\n\n# About r0.\n', '} ') }, at: '/c/drbd.conf', words: 'resource r0' }],
    ['it names a template', { files: { '/c/drbd.conf': conf.replace('resource r1 {', 'resource r1 { template-file "t";') }, at: '/c/drbd.conf', words: 'resource r1' }],
    ['a remark for the whole file covers it', { files: { '/c/drbd.conf': `# cfgcheck-ignore-file drbd-conf/unknown-option: old\n${conf.replace('resource r1 {', 'resource r1 { net { tmeout 60; }')}` }, at: '/c/drbd.conf', words: 'resource r1' }],
    ['the selection is elsewhere', { files: lone, at: '/c/drbd.conf', words: 'protocol C' }],
    ['other actions are wanted', { files: lone, at: '/c/drbd.conf', words: 'resource r1', only: 'quickfix' }],
  ])('not where %s', async (_, asked) => {
    expect(await offered(asked)).toBeUndefined()
  })
})

describe('on hosts', () => {
  const tree = (host: string, text: string): Record<string, string> => ({ [`/c/${host}/etc/drbd.conf`]: text })

  test('the same file of another host is split as well, once a person confirms', async () => {
    const files = { ...tree('alpha', conf), ...tree('beta', conf) }
    const action = await offered({ files, at: '/c/alpha/etc/drbd.conf', words: 'resource r1' })
    expect(action?.title).toBe('Put resource r1 into a file of its own, /etc/drbd.d/r1.res, on 2 hosts')
    const texts = after(files, action?.edit ?? {})
    expect(texts['/c/beta/etc/drbd.d/r1.res']).toBe(texts['/c/alpha/etc/drbd.d/r1.res'])
    const marks = (action?.edit?.documentChanges ?? []).map(change => JSON.stringify(change)).map(change => [change.includes('/c/beta/'), change.includes('annotationId')])
    expect(marks.length).toBe(6)
    for (const [isOther, isMarked] of marks) expect(isMarked).toBe(isOther)
  })

  test('another file of another host stays', async () => {
    const files = { ...tree('alpha', conf), ...tree('beta', `# Of beta.\n${conf}`) }
    const action = await offered({ files, at: '/c/alpha/etc/drbd.conf', words: 'resource r1' })
    expect(Object.keys(after(files, action?.edit ?? {})).filter(path => path.includes('/beta/'))).toEqual(['/c/beta/etc/drbd.conf'])
  })
})

describe.skipIf(!hasDrbdadm())('drbdadm reads the same', () => {
  /** What drbdadm prints of files, by resource, without places. */
  const dumped = (files: Files, module: string): string[] => {
    const folder = mkdtempSync(join(tmpdir(), 'cfgcheck-own-file-'))
    const oracle = createOracle()
    try {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true })
        writeFileSync(join(folder, path), text)
      }
      const dump = oracle.dumpFile(join(folder, '/c/drbd.conf'), { module, host: 'alpha' })
      expect(dump).not.toBe('')
      return dump.split(/^(?=resource )/m).map(part => part.replace(/^#\n/gm, '').trim()).sort()
    } finally {
      oracle.dispose()
      rmSync(folder, { recursive: true })
    }
  }

  test.each(Object.entries(kindsOfResources))('of %s', async (_, { resource: write, target }) => {
    const module = oracles.find(oracle => oracle.target.startsWith(target))?.module ?? ''
    const files = { '/c/drbd.conf': `include "drbd.d/*.res";\n${write(1)}${write(2)}`, '/c/cfgcheck.json': JSON.stringify({ targets: { drbd: target } }) }
    const [first = ''] = /resource\s+\S+/.exec(write(2)) ?? []
    const action = await offered({ files, at: '/c/drbd.conf', words: first })
    expect(action?.title).toMatch(/^Put resource \S+ into a file of its own/)
    const texts = after(files, action?.edit ?? {})
    expect(Object.keys(texts).length).toBe(3)
    expect(dumped(texts, module)).toEqual(dumped(files, module))
  })
})
