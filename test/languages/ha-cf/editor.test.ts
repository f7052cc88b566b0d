import { describe, expect, test } from 'vitest'

import { readSource } from '../../../src/workspace/readings/check-unit.js'
import { haCf } from '../../../src/languages/ha-cf/index.js'
import type { HaCf } from '../../../src/languages/ha-cf/schema.js'
import type { Reading } from '../../../src/languages/language.js'
import { unmark } from '../../../src/testing/marks.js'
import { createSource } from '../../../src/text/source.js'

/** Asks what stands at the mark. */
function at(marked: string, target?: string) {
  const { text, spans } = unmark(marked)
  const reading = readSource(haCf, createSource('ha.cf', text), target === undefined ? {} : { target })
  const cursor = haCf.cursorAt(reading as Reading<HaCf>, spans[0]!.start)
  return cursor && {
    word: text.slice(cursor.span.start, cursor.span.end),
    entry: cursor.entry?.name,
    labels: cursor.candidates.map(({ label }) => label),
  }
}

describe('at the cursor', () => {
  test('a name', () => {
    const found = at('keepalive 2\ndead[|]time 30\n')
    expect(found).toMatchObject({ word: 'deadtime', entry: 'deadtime' })
    expect(found?.labels).toContain('warntime')
  })
  test('an unfinished name', () => {
    expect(at('keep[|]\nnode a\n')).toMatchObject({ word: 'keep', entry: undefined })
    expect(at('keep[|]\nnode a\n')?.labels).toContain('keepalive')
  })
  test('an empty line, and the end of the file', () => {
    expect(at('node a\n[|]\nnode b\n')?.labels).toContain('bcast')
    expect(at('node a\n[|]')?.labels).toContain('bcast')
    expect(at('[|]')?.labels).toContain('bcast')
  })
  test('a value, written or not', () => {
    expect(at('logfacility loc[|]al0\n')).toMatchObject({ word: 'local0', entry: 'logfacility' })
    expect(at('auto_failback [|]\n')).toMatchObject({ word: '', entry: 'auto_failback' })
    expect(at('auto_failback [|]\n')?.labels).toContain('legacy')
  })
  test('the host of a STONITH device', () => expect(at('node alpha beta\nstonith_host [|]\n')?.labels).toEqual(['*', 'alpha', 'beta']))
  test('a comment has nothing', () => {
    expect(at('node a # x[|]y\n')).toBeUndefined()
    expect(at('# [|]\n')).toBeUndefined()
  })
  test('old names and those of other versions are not offered', () => {
    expect(at('[|]')?.labels).not.toContain('udp')
    expect(at('[|]')?.labels).not.toContain('ppp-udp')
    expect(at('[|]', '2')?.labels).not.toContain('pacemaker')
    expect(at('[|]', '1')?.labels).toContain('normalpoll')
  })
})

test('an outline names directives and hides what may be a password', () => {
  const text = 'node alpha beta\nbcast eth0\nstonith_host * baytech 192.0.2.9 admin not-a-secret\nstonith_hots * x not-a-secret\n'
  const symbols = haCf.symbols(readSource(haCf, createSource('ha.cf', text)) as Reading<HaCf>)
  expect(symbols.map(({ name, kind, detail }) => `${kind} ${name} ${detail ?? ''}`.trim())).toEqual([
    'host node alpha beta',
    'device bcast eth0',
    'device stonith_host * baytech',
    'device stonith_hots',
  ])
  expect(text.slice(symbols[1]!.nameSpan.start, symbols[1]!.nameSpan.end)).toBe('bcast')
})

test('statements are what a suppression can cover', () => {
  const text = '# x\nnode alpha\n\n  bcast eth0 # y\n'
  const file = haCf.parse(createSource('ha.cf', text))
  expect([...haCf.statements(file)].map(({ start, end }) => text.slice(start, end))).toEqual(['node alpha', 'bcast eth0'])
})
