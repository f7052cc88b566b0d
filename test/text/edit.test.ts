import { describe, expect, test } from 'vitest'

import fc from '../support/fast-check.js'
import { applyEdits, isConflicting, UnfitEdits } from '../../src/text/edit.js'

const edit = (start: number, end: number, newText: string) => ({ span: { start, end }, newText })

test('edits in any order', () => {
  expect(applyEdits('one two three', [edit(8, 13, '3'), edit(0, 3, '1')])).toBe('1 two 3')
})

describe('edits that do not fit are refused, all of them', () => {
  test.each([
    ['before the text', [edit(-1, -1, 'X')]],
    ['from before the text into it', [edit(-1, 2, 'X')]],
    ['behind the text', [edit(7, 7, 'X')]],
    ['from the text to behind it', [edit(5, 7, 'X')]],
    ['that end before they start', [edit(3, 1, 'X')]],
    ['at no place', [edit(Number.NaN, Number.NaN, 'X')]],
    ['at half a place', [edit(0.5, 1, 'X')]],
    ['that overlap', [edit(1, 4, 'X'), edit(3, 5, 'Y')]],
    ['one inside of the other', [edit(2, 3, 'X'), edit(1, 5, 'Y')]],
    ['that replace the same', [edit(1, 4, 'X'), edit(1, 4, 'Y')]],
    ['that insert at one place', [edit(1, 1, 'X'), edit(1, 1, 'Y')]],
    ['that insert into what another removes', [edit(2, 2, 'X'), edit(1, 4, '')]],
  ])('%s', (_, edits) => {
    expect(() => applyEdits('abcdef', [edit(0, 1, 'A'), ...edits])).toThrow(UnfitEdits)
    expect(() => applyEdits('abcdef', [...edits, edit(0, 1, 'A')])).toThrow(UnfitEdits)
  })
})

test('edits at both ends fit', () => {
  expect(applyEdits('ab', [edit(2, 2, '>'), edit(0, 0, '<')])).toBe('<ab>')
  expect(applyEdits('', [edit(0, 0, 'x')])).toBe('x')
})

test('law: edits apply exactly where they fit', () => {
  const anyEdit = fc.record({ start: fc.integer({ min: -2, max: 12 }), end: fc.integer({ min: -2, max: 12 }) }).map(({ start, end }) => edit(start, end, 'X'))
  fc.assert(
    fc.property(fc.string({ maxLength: 10 }), fc.array(anyEdit, { maxLength: 4 }), (text, edits) => {
      const fits =
        edits.every(({ span }) => span.start >= 0 && span.start <= span.end && span.end <= text.length) &&
        edits.every((one, index) => edits.slice(index + 1).every(other => !isConflicting(one, other)))
      if (!fits) expect(() => applyEdits(text, edits)).toThrow(UnfitEdits)
      else expect(applyEdits(text, edits).length).toBe(text.length + edits.reduce((sum, { span, newText }) => sum + newText.length - (span.end - span.start), 0))
    }),
  )
})

test('edits that touch do not conflict', () => {
  expect(isConflicting(edit(0, 2, ''), edit(2, 4, ''))).toBe(false)
  expect(applyEdits('abcd', [edit(0, 2, 'X'), edit(2, 4, 'Y')])).toBe('XY')
})

test('additions in one place follow each other as they are listed, and conflict with anything else there', () => {
  const addition = (at: number, newText: string) => ({ ...edit(at, at, newText), isAddition: true as const })
  expect(applyEdits('ac', [addition(1, 'x'), addition(1, 'y'), edit(0, 1, 'A')])).toBe('Axyc')
  expect(isConflicting(addition(1, 'x'), edit(1, 1, 'y'))).toBe(true)
  expect(isConflicting(addition(1, 'x'), edit(1, 2, 'y'))).toBe(true)
  expect(isConflicting(addition(1, 'x'), edit(0, 2, 'y'))).toBe(true)
})
