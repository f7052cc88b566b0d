import { expect, test } from 'vitest'

import { applyEdits, isConflicting } from '../../src/text/edit.js'

const edit = (start: number, end: number, newText: string) => ({ span: { start, end }, newText })

test('edits in any order', () => {
  expect(applyEdits('one two three', [edit(8, 13, '3'), edit(0, 3, '1')])).toBe('1 two 3')
})

test('of two edits that overlap the first is applied', () => {
  expect(applyEdits('abcdef', [edit(1, 4, 'X'), edit(3, 5, 'Y')])).toBe('aXef')
})

test('of two insertions at one place the first in the list is applied', () => {
  expect(applyEdits('ab', [edit(1, 1, 'X'), edit(1, 1, 'Y')])).toBe('aXb')
})

test('edits that touch do not conflict', () => {
  expect(isConflicting(edit(0, 2, ''), edit(2, 4, ''))).toBe(false)
  expect(applyEdits('abcd', [edit(0, 2, 'X'), edit(2, 4, 'Y')])).toBe('XY')
})
