import { Lexer } from 'chevrotain'
import type { IToken } from 'chevrotain'
import { expect, test } from 'vitest'

import fc from '../../support/fast-check.js'
import { createValidatedParser, parseShape } from '../../../grammars/drbd-reactor/parser.js'
import type { ItemShape, LineShape, MemberShape, ValueShape } from '../../../grammars/drbd-reactor/parser.js'
import { tokens } from '../../../grammars/drbd-reactor/tokens.js'

const lexer = new Lexer([...tokens], { positionTracking: 'onlyOffset', ensureOptimizations: true })
const names = (text: string): string[] => lexer.tokenize(text).tokens.map(token => `${token.tokenType.name}:${token.image}`)

test('lexer and parser pass all self-checks', () => {
  expect(lexer.lexerDefinitionErrors).toEqual([])
  expect(() => createValidatedParser()).not.toThrow()
})

test.each<[string, readonly string[]]>([
  ['a.b = 1', ['Bare:a', 'Dot:.', 'Bare:b', 'Equals:=', 'Bare:1']],
  ['"a\\"b" \'c\\\'', ['BasicString:"a\\"b"', "LiteralString:'c\\'"]],
  ['"""a""""" b', ['LongString:"""a"""""', 'Bare:b']],
  ["'''a\n''b''' c", ["LongLiteral:'''a\n''b'''", 'Bare:c']],
  ['"" \'\'', ['BasicString:""', "LiteralString:''"]],
  ['"a\nb', ['UnclosedString:"a', 'NewLine:\n', 'Bare:b']],
  ['"a\\\nb', ['UnclosedString:"a\\', 'NewLine:\n', 'Bare:b']],
  ['"""a\nb', ['UnclosedString:"""a\nb']],
  ['# x\r\n+1:2', ['NewLine:\n', 'Sign:+', 'Bare:1', 'Sign::', 'Bare:2']],
  ['a\r', ['Bare:a', 'Unknown:\r']],
  ['\uFEFFa\uFEFF', ['Bare:a', 'Unknown:\uFEFF']],
])('%j', (text, expected) => {
  expect(names(text)).toEqual(expected)
})

function shapesOf(text: string): LineShape[] {
  return parseShape(lexer.tokenize(text).tokens)
}

test.each<[string, string[]]>([
  ['a = [\n  1,\n  2 ]\nb = 1', ['pair', 'pair']],
  ['a = [\n1\nb = 1', ['pair', 'pair']],
  ['a = [\n1\n[[b.c]]\n', ['pair', 'header']],
  ['a = [\n[true],\n[b.c]\n', ['pair', 'header']],
  ['a = { b = 1\nc = 2', ['pair', 'pair']],
  ['[a]\n\nx', ['header', 'pair']],
])('%j is cut into lines', (text, kinds) => {
  expect(shapesOf(text).map(({ kind }) => kind)).toEqual(kinds)
})

function* leaves(shape: LineShape | ValueShape | ItemShape | MemberShape): Generator<IToken> {
  switch (shape.kind) {
    case 'header':
      return yield* shape.parts
    case 'words':
      return yield* shape.words
    case 'comma':
    case 'stray':
      return yield shape.token
    case 'pair':
      yield* shape.key
      if (shape.equals !== undefined) yield shape.equals
      if (shape.value !== undefined) yield* leaves(shape.value)
      return yield* shape.rest
    default:
      yield shape.open
      for (const item of shape.items) yield* leaves(item)
      if (shape.close !== undefined) yield shape.close
  }
}

test('every token sequence has a shape that holds all of its tokens in order', () => {
  const piece = fc.constantFrom('\n', ' ', '\r\n', '# x', '=', ',', '.', '[', ']', '{', '}', 'a', '1', '"b"', "'c'", '"', "'''", '"""', '+', ':', '\0', '\uFEFF', 'é', 'a = ', '[[a]]')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), parts => {
      const { tokens: code, errors } = lexer.tokenize(parts.join(''))
      expect(errors).toEqual([])
      const held = parseShape(code).flatMap(shape => [...leaves(shape)])
      expect(held.map(({ startOffset }) => startOffset)).toEqual(code.filter(({ tokenType }) => tokenType.name !== 'NewLine').map(({ startOffset }) => startOffset))
    }),
    { numRuns: 2000 },
  )
})

test('a thousand brackets do not overflow the stack', () => {
  for (const text of [`a = ${'['.repeat(100_000)}`, `a = ${'{'.repeat(100_000)}`, `a = ${'{b='.repeat(50_000)}`, `a = ${'[{a='.repeat(50_000)}`]) {
    expect([...leaves(shapesOf(text)[0] as LineShape)].length).toBe(lexer.tokenize(text).tokens.length)
  }
})
