import { Lexer } from 'chevrotain'
import { describe, expect, test } from 'vitest'

import fc from '../../support/fast-check.js'
import { createValidatedParser, parseShape } from '../../../grammars/haresources/parser.js'
import { tokens } from '../../../grammars/haresources/tokens.js'

const lexer = new Lexer([...tokens], { ensureOptimizations: true })

/** A continued line ends in `…`. */
function shape(text: string): string[][] {
  const { tokens: code, errors } = lexer.tokenize(text)
  expect(errors).toEqual([])
  return parseShape(code).lines.map(({ words, continuation }) => [
    ...words.map(({ image }) => image),
    ...(continuation === undefined ? [] : ['…']),
  ])
}

test('the lexer passes all of Chevrotain’s checks', () => {
  expect(lexer.lexerDefinitionErrors).toEqual([])
})

test('the parser passes all of Chevrotain’s checks', () => {
  expect(() => createValidatedParser()).not.toThrow()
})

describe('lines', () => {
  test('a file without text is one empty line', () => expect(shape('')).toEqual([[]]))
  test('a backslash before the line end continues', () => expect(shape('a b \\\n  c\n')).toEqual([['a', 'b', '…'], ['c'], []]))
  test('glued to a word too', () => expect(shape('a b\\\nc')).toEqual([['a', 'b', '…'], ['c']]))
  test('a backslash before a blank is a word', () => expect(shape('a \\ \nb')).toEqual([['a', '\\'], ['b']]))
  test('a backslash before a carriage return is a word', () => expect(shape('a \\\r\nb')).toEqual([['a', '\\'], ['b']]))
  test('a backslash before a comment is a word', () => expect(shape('a \\# x\nb')).toEqual([['a', '\\'], ['b']]))
  test('a backslash inside a word', () => expect(shape('a\\b')).toEqual([['a\\b']]))
  test('two backslashes: the second continues', () => expect(shape('a\\\\\nb')).toEqual([['a\\', '…'], ['b']]))
  test('a hash sign ends a word', () => expect(shape('a b#c d\ne')).toEqual([['a', 'b'], ['e']]))
  test('only blank and tab part words', () => expect(shape('a\tb\fc\rd')).toEqual([['a', 'b\fc\rd']]))
})

test('every sequence of tokens is a file', () => {
  const types = tokens.filter(type => !['Comment', 'Blank'].includes(type.name))
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...types), { maxLength: 12 }), some => {
      const code = some.map((tokenType, startOffset) => ({ image: 'x', startOffset, tokenType, tokenTypeIdx: tokenType.tokenTypeIdx ?? 0 }))
      const { lines } = parseShape(code as never)
      expect(lines.flatMap(line => line.words).length + lines.length - 1).toBe(some.length)
    }),
    { numRuns: 500, seed: 5 },
  )
})
