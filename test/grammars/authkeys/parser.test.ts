import { Lexer } from 'chevrotain'
import { describe, expect, test } from 'vitest'

import fc from '../../support/fast-check.js'
import { createValidatedParser, parseShape } from '../../../grammars/authkeys/parser.js'
import { tokens } from '../../../grammars/authkeys/tokens.js'

const lexer = new Lexer([...tokens], { ensureOptimizations: true })

function shape(text: string): string[][] {
  const { tokens: code, errors } = lexer.tokenize(text)
  expect(errors).toEqual([])
  return parseShape(code).lines.map(({ words }) => words.map(({ image }) => image))
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
  test('carriage returns and form feeds part words', () => expect(shape('a\rb\fc\r\nd')).toEqual([['a', 'b', 'c'], ['d']]))
  test('a vertical tab is kept', () => expect(shape('\va')).toEqual([['\v', 'a']]))
  test('a no-break space is a character', () => expect(shape('a\u00a0b')).toEqual([['a\u00a0b']]))
  test('a byte-order mark stands alone, later it is a character', () => expect(shape('\uFEFFa\n\uFEFFb')).toEqual([['\uFEFF', 'a'], ['\uFEFFb']]))
})

describe('comments', () => {
  test('a hash sign at the start of a line', () => expect(comments('# a b\n \t# c\r\nd # e')).toEqual(['# a b', '# c']))
  test('a hash sign behind a word is a word', () => expect(shape('a # b#c')).toEqual([['a', '#', 'b#c']]))
  test('a hash sign behind a vertical tab is a word', () => expect(shape('\v#')).toEqual([['\v', '#']]))
  test('a hash sign behind a byte-order mark begins one', () => expect(comments('\uFEFF# a')).toEqual(['# a']))
  test('a NUL hides the rest of its line', () => {
    expect(shape('a\0b c\nd')).toEqual([['a'], ['d']])
    expect(comments('a\0b c\nd')).toEqual(['\0b c'])
  })
})

test('every sequence of tokens is a file', () => {
  const types = tokens.filter(type => !['Comment', 'Hidden', 'Blank'].includes(type.name))
  const sequence = fc.array(fc.constantFrom(...types), { maxLength: 12 })
  fc.assert(
    fc.property(sequence, some => {
      const code = some.map((tokenType, startOffset) => ({ image: 'x', startOffset, tokenType, tokenTypeIdx: tokenType.tokenTypeIdx ?? 0 }))
      const lines = parseShape(code as never).lines
      const kept = lines.flatMap(line => line.words).length + lines.length - 1
      expect(kept).toBe(some.length)
    }),
    { numRuns: 500, seed: 5 },
  )
})
