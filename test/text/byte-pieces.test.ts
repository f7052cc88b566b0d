import { expect, test } from 'vitest'

import { piecesOfBytes } from '../../src/text/byte-pieces.js'

const cut = (text: string, most: number, start = 0, end = text.length): readonly string[] => piecesOfBytes(text, { start, end }, most).map(piece => text.slice(piece.start, piece.end))

test('what fits is one piece, and nothing is one empty piece', () => {
  expect(cut('abcd', 12)).toEqual(['abcd'])
  expect(cut('abcd', 4)).toEqual(['abcd'])
  expect(cut('', 4)).toEqual([''])
})

test('each piece holds as many bytes as fit', () => {
  expect(cut('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij'])
  expect(cut('abcdefgh', 4)).toEqual(['abcd', 'efgh'])
})

test('characters of two, three and four bytes stay whole', () => {
  expect(cut('aéébc', 4)).toEqual(['aé', 'ébc'])
  expect(cut('a€bc€', 4)).toEqual(['a€', 'bc', '€'])
  expect(cut('a💥b💥', 5)).toEqual(['a💥', 'b💥'])
  expect(cut('a💥b', 4)).toEqual(['a', '💥', 'b'])
})

test('a part of a text is cut by itself', () => {
  expect(cut('xxabcdefxx', 4, 2, 8)).toEqual(['abcd', 'ef'])
})
