import { describe, expect, test } from 'vitest'

import fc from '../support/fast-check.js'
import { visible, visibleJson, visibleLines } from '../../src/text/visible.js'

const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u
const anyText = fc.string({ unit: 'binary' })

describe('what cannot be seen is escaped', () => {
  test.each([
    ['plain "text" \\ ü 日本', 'plain "text" \\ ü 日本'],
    ['\u001b[31mred', '\\x1b[31mred'],
    ['\u001b]0;title\u0007', '\\x1b]0;title\\x07'],
    ['a\r\nb\tc', 'a\\r\\nb\\tc'],
    ['\u009b31m\u007f\0', '\\x9b31m\\x7f\\x00'],
    ['\u202egnp.exe\u2066', '\\u202egnp.exe\\u2066'],
    ['zero\u200bwidth\ufeff', 'zero\\u200bwidth\\ufeff'],
    ['one\u2028two', 'one\\u2028two'],
    ['tag\u{e0041}', 'tag\\u{e0041}'],
    ['half \ud800', 'half \\ud800'],
    ['name of bytes \udcff', 'name of bytes \\xff'],
  ])('%j is shown as %s', (text, shown) => {
    expect(visible(text)).toBe(shown)
  })

  test('lines and tabs of a text of several lines stay', () => {
    expect(visibleLines('a\tb\r\n\u001bc\n')).toBe('a\tb\\r\n\\x1bc\n')
  })
})

test('law: nothing unseen is left, and a second time nothing changes', () => {
  fc.assert(
    fc.property(anyText, text => {
      const shown = visible(text)
      expect(shown).not.toMatch(unseen)
      expect(visible(shown)).toBe(shown)
      expect(visibleLines(text).replaceAll(/[\n\t]/g, '')).not.toMatch(unseen)
    }),
  )
})

test('law: JSON holds nothing unseen, and says the same', () => {
  fc.assert(
    fc.property(fc.record({ path: anyText, list: fc.array(anyText) }), fc.constantFrom(undefined, 2), (value, indent) => {
      const text = visibleJson(value, indent)
      expect(text.replaceAll('\n', '')).not.toMatch(unseen)
      expect(JSON.parse(text)).toEqual(value)
    }),
  )
})
