import { Lexer } from 'chevrotain'
import { expect, test } from 'vitest'

import fc from '../../support/fast-check.js'
import { createValidatedParser, parseShape } from '../../../grammars/corosync-conf/parser.js'
import type { LineShape } from '../../../grammars/corosync-conf/parser.js'
import { tokens } from '../../../grammars/corosync-conf/tokens.js'

const lexer = new Lexer([...tokens], { positionTracking: 'onlyOffset', ensureOptimizations: true })
const names = (text: string): string[] => lexer.tokenize(text).tokens.map(token => `${token.tokenType.name}:${token.image}`)

function count(line: LineShape): number {
  switch (line.kind) {
    case 'opening':
      return line.rest.length + 1
    case 'item':
      return line.value.length + 1
    case 'closing':
      return line.before.length + line.rest.length + 1
    case 'words':
      return line.words.length
  }
}

test('lexer and parser pass all self-checks', () => {
  expect(lexer.lexerDefinitionErrors).toEqual([])
  expect(() => createValidatedParser()).not.toThrow()
})

test.each<[string, readonly string[]]>([
  ['totem {', ['SectionName:totem', 'OpenBrace:{']],
  ['totem: {', ['SectionName:totem', 'Colon::', 'OpenBrace:{']],
  ['  {', ['OpenBrace:{']],
  [':{', ['Colon::', 'OpenBrace:{']],
  ['a { b: c }', ['SectionName:a', 'OpenBrace:{', 'Text:b: c }']],
  ['a: b {', ['SectionName:a: b', 'OpenBrace:{']],
  ['version: 2 # x', ['Key:version', 'Colon::', 'Value:2 # x']],
  ['a:: 2', ['Key:a', 'Colon::', 'Value:: 2']],
  ['a:', ['Key:a', 'Colon::']],
  [': a', ['Colon::', 'Value:a']],
  ['}', ['CloseBrace:}']],
  ['a } b }', ['Text:a', 'CloseBrace:}', 'Text:b }']],
  ['a b', ['Text:a b']],
  ['a: b }', ['Key:a', 'Colon::', 'Value:b }']],
  ['\t# a { b: c', []],
  ['a: b\r', ['Key:a', 'Colon::', 'Value:b']],
  ['a: b\r\r', ['Key:a', 'Colon::', 'Value:b\r']],
])('%j', (text, expected) => {
  expect(names(text)).toEqual(expected)
  expect(names(`\n${text}\n`)).toEqual(['NewLine:\n', ...expected, 'NewLine:\n'])
})

test('every token sequence has a shape that holds all of its tokens', () => {
  const piece = fc.constantFrom('\n', ' ', '\t', '\r', '\r\n', '#', '# x', ':', '{', '}', 'name', 'a: b', 'totem {', '\0', '\uFEFF', '\uFFFF', 'é', '\v')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), parts => {
      const { tokens: code, errors } = lexer.tokenize(parts.join(''))
      expect(errors).toEqual([])
      const heads = code.filter(({ tokenType: { name } }) => name === 'SectionName' || name === 'Key').length
      const colonsOfSections = code.filter(({ tokenType: { name } }, index) => name === 'Colon' && code[index + 1]?.tokenType.name === 'OpenBrace').length
      const lines = code.filter(token => token.tokenType.name === 'NewLine').length
      expect(parseShape(code).reduce((sum, line) => sum + count(line), 0) + heads + colonsOfSections + lines).toBe(code.length)
    }),
    { numRuns: 500, seed: 7 },
  )
})

test.each([
  ['braces', '{\n'],
  ['colons', ':'],
  ['blanks', ' '],
  ['carriage returns', '\r'],
  ['keys', 'a: b\n'],
  ['remarks', '#\n'],
])('200,000 %s are read at once', { timeout: 60_000 }, (_, piece) => {
  const { tokens: code, errors } = lexer.tokenize(piece.repeat(200_000))
  expect(errors).toEqual([])
  expect(parseShape(code).length).toBeLessThanOrEqual(200_000)
})
