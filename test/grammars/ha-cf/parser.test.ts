import { Lexer } from 'chevrotain'
import { describe, expect, test } from 'vitest'

import fc from '../../support/fast-check.js'
import { createValidatedParser, parseShape } from '../../../grammars/ha-cf/parser.js'
import { tokens } from '../../../grammars/ha-cf/tokens.js'

const lexer = new Lexer([...tokens], { ensureOptimizations: true })

function shape(text: string): string[][] {
  const { tokens: code, errors } = lexer.tokenize(text)
  expect(errors).toEqual([])
  return parseShape(code).map(line => line.map(({ image }) => image))
}

test('the lexer passes all of Chevrotain’s checks', () => {
  expect(lexer.lexerDefinitionErrors).toEqual([])
})

test('the parser passes all of Chevrotain’s checks', () => {
  expect(() => createValidatedParser()).not.toThrow()
})

describe('lines', () => {
  test('a file without text has none', () => expect(shape('')).toEqual([]))
  test('blank lines and comments have none', () => expect(shape('\n \t\n# a b\n  # c\n')).toEqual([]))
  test('the last one needs no end', () => expect(shape('a b\nc')).toEqual([['a', 'b'], ['c']]))
  test('commas stand apart', () => expect(shape('a b,,c ,d\n')).toEqual([['a', 'b', ',', ',', 'c', ',', 'd']]))
  test('a hash sign ends a word', () => expect(shape('a b#c d\ne')).toEqual([['a', 'b'], ['e']]))
  test('quotes and backslashes are characters', () => expect(shape('a "b c" \\\nd')).toEqual([['a', '"b', 'c"', '\\'], ['d']]))
})

describe('carriage returns', () => {
  test('in front of a line end', () => expect(shape('a b\r\nc \r\r\n')).toEqual([['a', 'b'], ['c']]))
  test('in front of a directive', () => expect(shape('\r\r a b\n')).toEqual([['a', 'b']]))
  test('behind a word they end the line', () => expect(shape('a b\rc d\ne')).toEqual([['a', 'b'], ['e']]))
  test('behind a comment they end nothing', () => expect(shape('# a\rb c\nd')).toEqual([['d']]))
})

test('a NUL ends the line', () => expect(shape('a b\0c\n\0d\ne')).toEqual([['a', 'b'], ['e']]))

test('any text has a shape that holds all its words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 100 }), text => {
      const { tokens: code } = lexer.tokenize(text)
      const words = code.filter(({ tokenType }) => tokenType.name !== 'NewLine').map(({ image }) => image)
      expect(parseShape(code).flatMap(line => line.map(({ image }) => image))).toEqual(words)
    }),
    { numRuns: 2000, seed: 4 },
  )
})
