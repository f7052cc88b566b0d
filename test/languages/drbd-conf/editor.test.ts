import { describe, expect, test } from 'vitest'

import { drbdConf } from '../../../src/languages/drbd-conf/index.js'
import { createSource } from '../../../src/text/source.js'
import { unmark } from '../../../src/testing/marks.js'

function at(
  marked: string,
  target = '9',
): { readonly labels: readonly string[]; readonly entry: string | undefined; readonly word: string } | undefined {
  const { text, spans } = unmark(marked)
  const reading = drbdConf.read(drbdConf.parse(createSource('r0.res', text)), { target })
  const cursor = drbdConf.cursorAt(reading, spans[0]?.start ?? 0)
  if (cursor === undefined) return undefined
  return {
    labels: cursor.candidates.map(candidate => candidate.label),
    entry: cursor.entry?.name,
    word: text.slice(cursor.span.start, cursor.span.end),
  }
}

describe('at a cursor', () => {
  test('in an empty file sections are offered', () => {
    expect(at('[|]')?.labels).toEqual(expect.arrayContaining(['resource', 'common', 'global', 'include']))
  })
  test('in a section its options are offered', () => {
    const cursor = at('resource r0 {\n  net {\n    tim[|]eout 60;\n  }\n}\n')
    expect(cursor?.labels).toContain('ping-timeout')
    expect(cursor?.labels).not.toContain('resync-rate')
    expect(cursor).toMatchObject({ entry: 'timeout', word: 'timeout' })
  })
  test('on an empty line of a section its options are offered', () => {
    expect(at('resource r0 {\n  disk {\n    [|]\n  }\n}\n')?.labels).toContain('resync-rate')
  })
  test('behind an option its words are offered', () => {
    expect(at('resource r0 { net { fencing [|]; } }')?.labels).toEqual(
      expect.arrayContaining(['dont-care', 'resource-only', 'resource-and-stonith']),
    )
  })
  test('behind a switch yes and no are offered', () => {
    expect(at('resource r0 { net { allow-two-primaries [|]; } }')?.labels).toEqual(['yes', 'no'])
  })
  test('behind resync-after the resources of the file are offered', () => {
    expect(at('resource r0 { disk { resync-after [|]; } }\nresource r1 { }')?.labels).toEqual(['r0', 'r1'])
  })
  test('what an older release does not know is not offered', () => {
    expect(at('resource r0 { disk { [|] } }', '8.3')?.labels).not.toContain('resync-rate')
    expect(at('resource r0 { [|] }', '0.7')?.labels).toEqual(expect.arrayContaining(['on', 'syncer', 'incon-degr-cmd']))
  })
  test('in a comment and in skip nothing is offered', () => {
    expect(at('# resou[|]rce')).toBeUndefined()
    expect(at('skip { n[|]et }')).toBeUndefined()
  })
})

test('the outline names resources, hosts and options, and hides secrets', () => {
  const text = 'resource r0 {\n  net { shared-secret "not-a-secret"; }\n  on alpha { address 192.0.2.1:7788; }\n}\n'
  const reading = drbdConf.read(drbdConf.parse(createSource('r0.res', text)), {})
  const [resource] = drbdConf.symbols(reading)
  expect(resource).toMatchObject({ name: 'r0', kind: 'resource', detail: 'resource' })
  expect(resource?.children.map(({ name, kind }) => `${kind} ${name}`)).toEqual(['section net', 'host alpha'])
  expect(resource?.children[1]?.children[0]).toMatchObject({ name: 'address', detail: '192.0.2.1:7788' })
  expect(JSON.stringify(drbdConf.symbols(reading))).not.toContain('not-a-secret')
})

test('statements are listed a section before what is in it', () => {
  const text = 'resource r0 {\n  net {\n    timeout 60;\n  }\n}\n'
  const spans = [...drbdConf.statements(drbdConf.parse(createSource('r0.res', text)))]
  expect(spans.map(({ start, end }) => text.slice(start, end).split('\n')[0])).toEqual([
    'resource r0 {',
    'net {',
    'timeout 60;',
  ])
})
