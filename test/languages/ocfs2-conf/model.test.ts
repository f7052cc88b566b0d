import { describe, expect, test } from 'vitest'

import { readSource } from '../../../src/workspace/readings/check-unit.js'
import { ocfs2Conf } from '../../../src/languages/ocfs2-conf/index.js'
import type { Ocfs2Conf } from '../../../src/languages/ocfs2-conf/index.js'
import type { Language } from '../../../src/languages/language.js'
import { expectFormat } from '../../../src/testing/expect-format.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import { applyEdits } from '../../../src/text/edit.js'
import { createSource } from '../../../src/text/source.js'
import { unmark } from '../../../src/testing/marks.js'

const language = ocfs2Conf as unknown as Language
const modelOf = (text: string, target?: string): Ocfs2Conf =>
  readSource(language, createSource('cluster.conf', text), target === undefined ? {} : { target }).model as Ocfs2Conf
const factsOf = (text: string): unknown[] =>
  [...ocfs2Conf.extractFacts(modelOf(text))].map(({ origin: _origin, ...fact }) => fact)

const node = 'node:\n\tname = alpha\n\tcluster = demo\n\tnumber = 01\n\tip_address = 192.0.2.4\n\tip_port = 7777\n'

test('facts of a cluster and its node', () => {
  expect(factsOf(`cluster:\n\tname = demo\n\tnode_count = 1\n\n${node}`)).toEqual([
    { kind: 'config-file', language: 'ocfs2-conf', path: 'cluster.conf' },
    { kind: 'ocfs2-cluster', name: 'demo', nodeCount: 1 },
    { kind: 'ocfs2-node', cluster: 'demo', name: 'alpha', number: 1, address: '192.0.2.4', port: 7777 },
    { kind: 'setting', language: 'ocfs2-conf', path: 'cluster.conf', key: 'cluster demo / name', value: 'demo' },
    { kind: 'setting', language: 'ocfs2-conf', path: 'cluster.conf', key: 'cluster demo / node_count', value: '1' },
    { kind: 'setting', language: 'ocfs2-conf', path: 'cluster.conf', key: 'node demo alpha / name', value: 'alpha' },
    { kind: 'setting', language: 'ocfs2-conf', path: 'cluster.conf', key: 'node demo alpha / cluster', value: 'demo' },
    { kind: 'setting', language: 'ocfs2-conf', path: 'cluster.conf', key: 'node demo alpha / number', value: '1' },
    { kind: 'setting', language: 'ocfs2-conf', path: 'cluster.conf', key: 'node demo alpha / ip_address', value: '192.0.2.4' },
    { kind: 'setting', language: 'ocfs2-conf', path: 'cluster.conf', key: 'node demo alpha / ip_port', value: '7777' },
  ])
})

test('what is wrong is absent, and its neighbours are there', () => {
  const { nodes } = modelOf('node:\n\tname = alpha\n\tnumber = x\n\tip_port = 7777\n')
  expect(nodes[0]).not.toHaveProperty('number')
  expect(nodes[0]!.port?.value).toBe(7777)
})

test('heartbeat_mode is nothing to releases before 1.8', () => {
  const text = `cluster:\n\tname = demo\n\tnode_count = 1\n\theartbeat_mode = x\n\n${node}`
  expect(findingsOf(language, { text, target: '1.4' }).map(({ rule }) => rule)).toEqual([])
  expect(findingsOf(language, text).map(({ rule: code }) => code)).toEqual(['ocfs2-conf/invalid-heartbeat-mode'])
})

test('what o2cb passes over it does not refuse', () => {
  const text = `cluster:\n\tname = demo\n\tnode_count = 1\n\n${node}\n${node.replace('demo', 'other').replace('7777', 'x')}`
  expect(findingsOf(language, text).filter(({ severity }) => severity === 'error')).toEqual([])
})

test('every offered fix silences its finding', () => {
  const texts = [
    'cluster:\r\n\tname = demo\r\n\tnode_count = 0\r\n',
    `cluster:\n\tname = demo\n\tnode_cuont = 1\n\n${node}`,
    `cluster:\n\tname = demo\n\tnode_count = 5\n\n${node}`,
    `cluster:\n\tname = demo\nnode_count = 1\n\n${node}`,
  ]
  for (const text of texts) {
    const fixable = findingsOf(language, text).filter(({ fixes }) => fixes.length > 0)
    expect(fixable).toHaveLength(1)
    const fixed = applyEdits(text, fixable[0]!.fixes[0]!.edits)
    expect(findingsOf(language, fixed).filter(({ rule }) => rule === fixable[0]!.rule)).toEqual([])
  }
})

describe('cursor', () => {
  const at = (marked: string): { entry?: string | undefined; labels: string[] } | undefined => {
    const { text, spans } = unmark(marked)
    const cursor = ocfs2Conf.cursorAt(readSource(language, createSource('x', text)) as never, spans[0]!.start)
    return cursor === undefined ? undefined : { entry: cursor.entry?.name, labels: cursor.candidates.map(({ label }) => label) }
  }

  test('sections, attributes and values', () => {
    expect(at('clu[|]')?.labels).toEqual(['cluster', 'node', 'heartbeat'])
    expect(at('node:\n\tname = a\n\t[|]')?.labels).toEqual(['cluster', 'number', 'ip_address', 'ip_port'])
    expect(at('cluster:\n\theartbeat_mode = [|]')).toEqual({ entry: 'heartbeat_mode', labels: ['local', 'global'] })
    expect(at('cluster:\n\tname = demo\n\nnode:\n\tcluster = d[|]')?.labels).toEqual(['demo'])
    expect(at('node:\n\tip_po[|]rt = 1')?.entry).toBe('ip_port')
  })

  test('nothing in a comment or in an unknown section', () => {
    expect(at('# clu[|]')).toBeUndefined()
    expect(at('other:\n\ta = [|]')).toBeUndefined()
    expect(at('cluster:\n\tname = demo # the first [|]')).toEqual(at('cluster:\n\tname = demo # [|]'))
    expect(at('[|]# clu')?.labels).toEqual(['cluster', 'node', 'heartbeat'])
  })
})

test('outline', () => {
  const reading = readSource(language, createSource('x', `cluster:\n\tname = demo\n${node}`))
  expect(ocfs2Conf.symbols(reading as never).map(({ name, kind, children }) => [name, kind, children.length])).toEqual([
    ['cluster demo', 'section', 1],
    ['node alpha', 'host', 5],
  ])
})

test.each(['{{ address }}', '<%= address %>', '${ADDRESS}', '$(address)'])('of a file that a program fills in that is all that is told: %s', value => {
  const text = `cluster:\n\tnode_count = x\n${node.replace('192.0.2.4', value)}\tbogus\n`
  expect(findingsOf(language, text).map(({ rule, span }) => [rule, text.slice(span.start, span.end)])).toEqual([['ocfs2-conf/template-mark', value]])
})

test('lines that a program fills in keep their layout, and no empty line comes between them', () => {
  const text = 'cluster:\n\tname=demo\n{%  for n in nodes %}\nnode:\n  name={{ n }}\n{% endfor %}\n'
  expectFormat(language, text, text.replace('name=demo', 'name = demo'))
})

test('a section may have more lines than a function takes arguments', () => {
  const text = `cluster:\n${'\tname = demo\n'.repeat(200_000)}`
  const file = ocfs2Conf.parse(createSource('cluster.conf', text))
  expect(file.ast.stanzas[0]?.span).toEqual({ start: 0, end: text.length - 1 })
  expect([...ocfs2Conf.statements(file)][0]).toEqual({ start: 0, end: text.length - 1 })
})
