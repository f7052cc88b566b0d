import { expect, test } from 'vitest'

import fc from '../support/fast-check.js'
import { createLineIndex } from '../../src/text/line-index.js'

test('lines and columns count from 1', () => {
  const lines = createLineIndex('ab\ncd\r\n\nx')
  expect(lines.positionAt(0)).toEqual({ line: 1, column: 1 })
  expect(lines.positionAt(3)).toEqual({ line: 2, column: 1 })
  expect(lines.positionAt(7)).toEqual({ line: 3, column: 1 })
  expect(lines.positionAt(9)).toEqual({ line: 4, column: 2 })
})

test('offsets outside the text are clamped', () => {
  const lines = createLineIndex('ab')
  expect(lines.positionAt(-3)).toEqual({ line: 1, column: 1 })
  expect(lines.positionAt(99)).toEqual({ line: 1, column: 3 })
  expect(lines.offsetAt({ line: 9, column: 1 })).toBe(2)
})

test('an offset survives the way to a position and back', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', '\n', '\r\n', 'é', '𝒳')), fc.nat(40), (pieces, wanted) => {
      const text = pieces.join('')
      const offset = Math.min(wanted, text.length)
      const lines = createLineIndex(text)
      expect(lines.offsetAt(lines.positionAt(offset))).toBe(offset)
    }),
  )
})
