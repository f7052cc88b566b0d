import { expect, test } from 'vitest'

import { haCf } from '../../../src/languages/ha-cf/index.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import { unmark } from '../../../src/testing/marks.js'
import { applyEdits } from '../../../src/text/edit.js'

const examples = haCf.rules.flatMap(rule => rule.examples.bad.map(example => [rule.id, example] as const))

test('every fix applies and silences its finding', () => {
  let fixes = 0
  for (const [id, example] of examples) {
    const { text } = unmark(typeof example === 'string' ? example : example.text)
    const given = typeof example === 'string' ? {} : example
    for (const { rule, span, fixes: offered } of findingsOf(haCf, { ...given, text })) {
      for (const fix of offered) {
        fixes += 1
        const after = findingsOf(haCf, { ...given, text: applyEdits(text, fix.edits) })
        const isLeft = after.some(other => other.rule === rule && other.span.start === span.start && other.message.includes(text.slice(span.start, span.end)))
        expect(isLeft, `${id}: ${fix.title}`).toBe(false)
      }
    }
  }
  expect(fixes).toBeGreaterThan(12)
})

test.each([
  ['deadtime 10s\n', 'deadtime 10\n'],
  ['keepalive 500 ms\n', 'keepalive 500ms\n'],
  ['udp eth0\n', 'bcast eth0\n'],
  ['logfacility LOCAL0\n', 'logfacility local0\n'],
  ['\uFEFFnode a\n', 'node a\n'],
])('%j becomes %j', (text, expected) => {
  const [fix] = findingsOf(haCf, text).flatMap(({ fixes }) => fixes)
  expect(fix?.safety).toBe('safe')
  expect(applyEdits(text, fix!.edits)).toBe(expected)
})

test('no fix says more than its rule', () => {
  const levels = new Map(haCf.rules.map(rule => [rule.id, rule.fix]))
  for (const [, example] of examples) {
    const { text } = unmark(typeof example === 'string' ? example : example.text)
    for (const { rule: code, fixes } of findingsOf(haCf, { ...(typeof example === 'string' ? {} : example), text })) {
      for (const { safety } of fixes) expect([safety, 'safe'], code).toContain(levels.get(code))
    }
  }
})
