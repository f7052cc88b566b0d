import { Lexer } from 'chevrotain'
import { describe, expect, test } from 'vitest'

import fc from '../../support/fast-check.js'
import { createValidatedParser, parseShape } from '../../../grammars/crm-configure/parser.js'
import { tokens } from '../../../grammars/crm-configure/tokens.js'

const lexer = new Lexer([...tokens], { ensureOptimizations: true })

function shape(text: string): string[][] {
  const { tokens: code, errors } = lexer.tokenize(text)
  expect(errors).toEqual([])
  return parseShape(code).lines.map(({ parts }) => parts.map(({ image }) => image))
}

function comments(text: string): string[] {
  return (lexer.tokenize(text).groups['trivia'] ?? []).map(({ image }) => image)
}

test('the lexer passes all of Chevrotain’s checks', () => {
  expect(lexer.lexerDefinitionErrors).toEqual([])
})

test('the parser passes all of Chevrotain’s checks', () => {
  expect(() => createValidatedParser()).not.toThrow()
})

describe('lines', () => {
  test('a file without text is one empty line', () => expect(shape('')).toEqual([[]]))
  test('each line end begins another', () => expect(shape('a b\n\nc')).toEqual([['a', 'b'], [], ['c']]))
  test('a backslash joins the next one', () => expect(shape('a \\ \n b\nc')).toEqual([['a', '\\', 'b'], ['c']]))
  test('a backslash at the end of the text joins nothing', () => expect(shape('a \\')).toEqual([['a', '\\']]))
  test('a backslash elsewhere is a letter of a word', () => expect(shape('a\\ b \\c')).toEqual([['a\\ b', '\\c']]))
  test('quotes hold blanks together, over lines that are joined, too', () => expect(shape('a="b  c" \'d \\\n e\'')).toEqual([['a="b  c"', '\'d \\\n e\'']]))
  test('a quote that is not closed ends with its line', () => expect(shape('a "b c\nd')).toEqual([['a', '"b c'], ['d']]))
})

describe('blanks that only the shell knows', () => {
  test('at either end of a line are none of its words', () => {
    for (const blank of ['\f', '\v', '\u00a0']) {
      expect(shape(`${blank}a b${blank}\n ${blank} c\n${blank}`)).toEqual([['a', 'b'], ['c'], []])
      expect(shape(`${blank}`)).toEqual([[]])
    }
  })
  test('between words are letters of one', () => expect(shape('a \f b')).toEqual([['a', '\f', 'b']]))
})

describe('comments', () => {
  test('a hash sign at the start of a line', () => expect(comments('# a b\n \t# c\r\nd # e')).toEqual(['# a b', '# c']))
  test('a comment goes on behind a backslash', () => expect(comments('# a \\\n b\nc')).toEqual(['# a \\\n b']))
  test('a hash sign in a line that is joined is a word', () => expect(shape('a \\\n# b')).toEqual([['a', '\\', '#', 'b']]))
})

test('any list of tokens has a shape that loses none', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', ' ', '\\', '\n', '"', "'", '#', '\r\n', '\u00e9')).map(parts => parts.join('')), text => {
      const solid = lexer.tokenize(text).tokens.filter(({ tokenType }) => tokenType.name !== 'NewLine').map(({ image }) => image)
      expect(shape(text).flat()).toEqual(solid)
    }),
    { numRuns: 500 },
  )
})
