import { expect, test } from 'vitest'

import fc from '../support/fast-check.js'
import { lineEndAt, lineStartAt, nextLineAt } from '../../src/text/line-at.js'

const texts = fc.array(fc.constantFrom('a', '\n', '\r\n', ' '), { maxLength: 12 }).map(pieces => pieces.join(''))

test('a text that begins with a line end has its first line before that', () => {
  expect(lineStartAt('\nnode alpha', 0)).toBe(0)
  expect(lineStartAt('\nnode alpha', 1)).toBe(1)
  expect(lineEndAt('\nnode alpha', 0)).toBe(0)
  expect(nextLineAt('\nnode alpha', 0)).toBe(1)
})

test('the last line ends with the text, and so does what is behind it', () => {
  expect(lineEndAt('node\nalpha', 5)).toBe(10)
  expect(nextLineAt('node\nalpha', 5)).toBe(10)
  expect(nextLineAt('node\nalpha\n', 5)).toBe(11)
})

test('every offset lies in its line, and the line in the text', () => {
  fc.assert(
    fc.property(texts, text => {
      for (let offset = 0; offset <= text.length; offset += 1) {
        const [start, end, next] = [lineStartAt(text, offset), lineEndAt(text, offset), nextLineAt(text, offset)]
        expect([0, start, offset, end, next, text.length]).toEqual([0, start, offset, end, next, text.length].toSorted((a, b) => a - b))
        expect(text.slice(start, end)).not.toContain('\n')
      }
    }),
  )
})
