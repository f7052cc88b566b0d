import { expect, test } from 'vitest'

import { meantReplacements, meantWords, misleadingIn, misleadingInWords } from '../../src/text/misleading.js'

const whole = (text: string) => ({ start: 0, end: text.length })
const meant = (text: string): string[] => meantWords(text, whole(text)).map(word => word.text)

test('blanks part words, what shows nothing is gone, signs are what they look like', () => {
  expect(meant('alpha\u00a0beta\u3000\u2028gamma')).toEqual(['alpha', 'beta', 'gamma'])
  expect(meant('al\u00adpha\u200b')).toEqual(['alpha'])
  expect(meant('db\u20131\uff0e2')).toEqual(['db-1.2'])
  expect(meant('\u200b\u00a0\ufeff')).toEqual([])
})

test('quotes go where nobody knows any, and stay where somebody does', () => {
  expect(meant('\u201calpha\u2019')).toEqual(['alpha'])
  expect(meantWords('\u201ca\u201d', whole('\u201ca\u201d'), { dropsQuotes: false }).map(word => word.text)).toEqual(['"a"'])
})

test('each word has the place that it stands for', () => {
  expect(meantWords('x a\u00a0\u200bbc y', { start: 2, end: 7 })).toEqual([
    { text: 'a', span: { start: 2, end: 3 } },
    { text: 'bc', span: { start: 5, end: 7 } },
  ])
})

test('a word is never longer than its place', () => {
  expect(meant('o\ufb03ce\u2026')).toEqual(['o\ufb03ce\u2026'])
})

test('a word of another alphabet is meant so, a single letter among Latin ones is not', () => {
  const letters = (text: string) => misleadingIn(text, whole(text)).length
  expect(letters('сервер')).toBe(0)
  expect(letters('сервер-2')).toBe(0)
  expect(letters('\u0430lpha')).toBe(1)
  expect(letters('\uff41lpha')).toBe(1)
})

test('a replacement leaves one blank between words, none at the end of a line, and the indentation', () => {
  const replaced = (text: string) => meantReplacements(text, misleadingIn(text, whole(text))).map(({ newText }) => newText)
  expect(replaced('a\u00a0b')).toEqual([' '])
  expect(replaced('a \u00a0b\u00a0\n\u00a0c\u00a0')).toEqual(['', '', ' ', ''])
  expect(replaced('\u201ca\u200b\u201d \u2013')).toEqual(['', '', '', '-'])
})

test('the words name the character and never show it', () => {
  const said = (text: string) => misleadingInWords(misleadingIn(text, whole(text)), 'heartbeat')
  expect(said('a\u00a0b')).toBe('The no-break space (U+00A0) is no blank to heartbeat, but a part of the word')
  expect(said('a\u200bb')).toBe('An invisible character, zero width space (U+200B), is a part of the word')
  expect(said('\u201ca\u201d')).toBe('The left double quotation mark (U+201C) is not the """ that it looks like, and 1 more on the line'.replace('"""', `'"'`))
})
