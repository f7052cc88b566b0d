import { Lexer } from 'chevrotain'
import { expect, test } from 'vitest'

import fc from '../../support/fast-check.js'
import { createValidatedParser, parseShape } from '../../../grammars/ocfs2-conf/parser.js'
import { tokens } from '../../../grammars/ocfs2-conf/tokens.js'

const lexer = new Lexer([...tokens], { positionTracking: 'onlyOffset', ensureOptimizations: true })
const names = (text: string): string[] => lexer.tokenize(text).tokens.map(token => `${token.tokenType.name}:${token.image}`)

test('lexer and parser pass all self-checks', () => {
  expect(lexer.lexerDefinitionErrors).toEqual([])
  expect(() => createValidatedParser()).not.toThrow()
})

test('a value takes the rest of its line', () => {
  expect(names('\ta = b = # c \n')).toEqual(['Name:a', 'Equals:=', 'Value:b = # c', 'NewLine:\n'])
  expect(names('\ta =  \n')).toEqual(['Name:a', 'Equals:=', 'NewLine:\n'])
})

test('a backslash before the line end continues it, one before blanks does not', () => {
  expect(names('a = b\\\nc\nd')).toEqual(['Name:a', 'Equals:=', 'Value:b\\\nc', 'NewLine:\n', 'Name:d'])
  expect(names('a = b\\ \nd')).toEqual(['Name:a', 'Equals:=', 'Value:b\\ ', 'NewLine:\n', 'Name:d'])
})

test('only a hash in the first column begins a comment', () => {
  const { groups, tokens: code } = lexer.tokenize('# a\n # b\n')
  expect(groups['trivia']!.map(token => token.image)).toEqual(['# a'])
  expect(code[1]!.tokenType.name).toBe('Unknown')
})

test('every token sequence has a shape with one line more than line ends', () => {
  const piece = fc.constantFrom('\n', ' ', '\t', '\r', '\r\n', '#', '# x', ':', '=', 'name', 'a = b', '\\\n', '\\', '\0', '\uFEFF', '\uFFFF', 'é')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), parts => {
      const { tokens: code, errors } = lexer.tokenize(parts.join(''))
      expect(errors).toEqual([])
      const lines = parseShape(code)
      expect(lines.length).toBe(code.filter(token => token.tokenType.name === 'NewLine').length + 1)
      expect(lines.flatMap(line => [...(line.newLine === undefined ? [] : [line.newLine]), ...line.parts])).toEqual(code)
    }),
    { numRuns: 500, seed: 7 },
  )
})

test.each([
  ['carriage returns', '\r'],
  ['carriage returns and tabs', '\r\t'],
  ['equals signs', '= '],
  ['continued lines', 'a = \\\n'],
  ['comments', '#\n'],
])('200,000 %s are read at once', { timeout: 60_000 }, (_, piece) => {
  const { tokens: code, errors } = lexer.tokenize(piece.repeat(200_000))
  expect(parseShape(code).flatMap(line => [...(line.newLine === undefined ? [] : [line.newLine]), ...line.parts]).length).toBe(code.length)
  expect(errors).toEqual([])
})
