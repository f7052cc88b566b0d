import { describe, expect, test } from 'vitest'

import { clusterConf } from '../../../src/languages/cluster-conf/index.js'
import type { Cursor, DocumentSymbol } from '../../../src/languages/language.js'
import { readSource } from '../../../src/workspace/readings/check-unit.js'
import type { Language } from '../../../src/languages/language.js'
import { unmark } from '../../../src/testing/marks.js'
import { createSource } from '../../../src/text/source.js'

const language = clusterConf as unknown as Language

function cursor(marked: string, target = '3'): (Cursor & { text: string }) | undefined {
  const { text, spans } = unmark(marked)
  const [place] = spans
  const found = language.cursorAt(readSource(language, createSource('x', text), { target }), place?.start ?? 0)
  return found === undefined ? undefined : { ...found, text: text.slice(found.span.start, found.span.end) }
}

function labels(marked: string, target?: string): string[] {
  return cursor(marked, target)?.candidates.map(({ insert, label }) => insert ?? label) ?? []
}

const frame = (inside: string): string =>
  `<cluster name="demo" config_version="1">\n  <clusternodes>\n    <clusternode name="alpha" nodeid="1"/>\n    <clusternode name="beta" nodeid="3"/>\n  </clusternodes>\n` +
  `  <fencedevices>\n    <fencedevice name="apc" agent="fence_apc"/>\n  </fencedevices>\n${inside}\n</cluster>\n`

describe('completion', () => {
  test('an empty file begins with cluster', () => {
    expect(labels('[|]')).toEqual(['<cluster'])
  })
  test('elements that may still come', () => {
    const found = labels(frame('  [|]'))
    expect(found).toContain('<cman')
    expect(found).toContain('<rm')
    expect(found).not.toContain('<clusternodes')
    expect(found).not.toContain('<gulm')
    expect(labels(frame('  [|]'), '1')).toContain('<gulm')
  })
  test('behind a "<" the sign is not written twice', () => {
    expect(labels(frame('  <[|]'))).toContain('cman')
    expect(labels(frame('  <cm[|]'))).toContain('cman')
    expect(cursor(frame('  <cm[|]'))?.text).toBe('cm')
  })
  test('an end tag names the open element', () => {
    expect(labels('<cluster name="demo" config_version="1"><cman></[|]')).toEqual(['cman'])
    expect(labels(frame('<cman></cm[|]an>'))).toEqual(['cman'])
  })
  test('attributes that are not there yet, required ones first', () => {
    const found = labels('<cluster><clusternodes><clusternode votes="1" [|]/></clusternodes></cluster>')
    expect(found.slice(0, 2).sort()).toEqual(['name', 'nodeid'])
    expect(found).not.toContain('votes')
  })
  test('parameters of the fence agent', () => {
    const found = labels(frame('').replace('agent="fence_apc"', 'agent="fence_apc" [|]'))
    expect(found).toContain('ipaddr')
    expect(found).not.toContain('agent')
    expect(found).not.toContain('lanplus')
  })
  test('behind ref only what may stand beside it', () => {
    const found = labels(frame('<rm><service name="web"><ip ref="192.0.2.1" [|]/></service></rm>'))
    expect(found).toContain('__independent_subtree')
    expect(found).not.toContain('address')
  })
  test('values: words, references, agents, the next free number', () => {
    expect(labels(frame('<cman transport="[|]"/>'))).toEqual(['udp', 'udpb', 'udpu', 'rdma'])
    expect(labels(frame('<cman two_node="[|]"/>'))).toEqual(['0', '1'])
    expect(labels(frame('<rm><failoverdomains><failoverdomain name="d"><failoverdomainnode name="[|]"/></failoverdomain></failoverdomains></rm>'))).toEqual(['alpha', 'beta'])
    expect(labels(frame('').replace('nodeid="1"/>', 'nodeid="1"><fence><method name="m"><device name="[|]"/></method></fence></clusternode>'))).toEqual(['apc'])
    expect(labels(frame('').replace('agent="fence_apc"', 'agent="[|]"'))).toContain('fence_ipmilan')
    expect(labels(frame('').replace('nodeid="3"', 'nodeid="[|]"'))).toEqual(['2'])
    expect(labels(frame('<rm><resources><script name="s"/></resources><service name="web"><script ref="[|]"/></service></rm>'))).toEqual(['s'])
    expect(labels(frame('<rm><failoverdomains><failoverdomain name="d"/></failoverdomains><service name="web" domain="[|]"/></rm>'))).toEqual(['d'])
  })
  test('nothing inside of a comment', () => {
    expect(cursor('<!-- [|] -->')).toBeUndefined()
  })
})

describe('hover', () => {
  test('an element, an attribute, a value, a parameter of an agent', () => {
    expect(cursor(frame('<cm[|]an/>'))?.entry?.name).toBe('cman')
    expect(cursor(frame('<cman two_[|]node="1"/>'))?.entry?.name).toBe('two_node')
    expect(cursor(frame('<cman two_node="[|]1"/>'))).toMatchObject({ text: '1', entry: { name: 'two_node' } })
    expect(cursor(frame('').replace('agent="fence_apc"', 'agent="fence_apc" ip[|]addr=""'))?.entry?.name).toBe('ipaddr')
  })
  test('what nobody knows has no entry', () => {
    expect(cursor(frame('<cman twonode="[|]1"/>'))?.entry).toBeUndefined()
    expect(cursor(frame('<nonsense a="[|]"/>'))?.candidates).toEqual([])
  })
})

describe('outline', () => {
  test('elements with what tells them apart', () => {
    const text = frame('<rm><service name="web"><ip address="192.0.2.1"/></service></rm>')
    const write = ({ name, detail, kind, children }: DocumentSymbol): string =>
      `${kind} ${name}${detail === undefined ? '' : ` ${detail}`}${children.length === 0 ? '' : ` (${children.map(write).join(', ')})`}`
    expect(language.symbols(readSource(language, createSource('x', text), {})).map(write)).toEqual([
      'section cluster demo (section clusternodes (host clusternode alpha, host clusternode beta), section fencedevices (device fencedevice apc), section rm (resource service web (resource ip 192.0.2.1)))',
    ])
  })
  test('statements are all elements, in order', () => {
    const text = '<a><b/><c><d/></c></a>'
    const spans = [...language.statements(language.parse(createSource('x', text)))]
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual([text, '<b/>', '<c><d/></c>', '<d/>'])
  })
})
