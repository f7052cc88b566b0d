import { Lexer } from 'chevrotain'
import { expect, test } from 'vitest'

import fc from '../../support/fast-check.js'
import { createParser, parseShape } from '../../../grammars/drbd-conf/parser.js'
import type { Shape, ShapeItem } from '../../../grammars/drbd-conf/shape.js'
import { tokens } from '../../../grammars/drbd-conf/tokens.js'
import { createLexer } from '../../../src/syntax/chevrotain.js'
import { nestingOf } from '../../../src/syntax/depth-guard.js'

const lex = createLexer(tokens)
const names = new Set(['timeout', 'ping-int', 'rate'])

/** Writes a shape so that every decision of the gates shows: `!;`, `!{` and `!}` mark what is missing. */
function shapeOf(text: string): string {
  return parsed(text).items.map(written).join(' ')
}

function parsed(text: string): Shape {
  const { code } = lex(text)
  const { isPaired } = nestingOf(code, 'LeftBrace', 'RightBrace')
  return parseShape(code, { text, isName: word => names.has(word), isPaired })
}

function written(item: ShapeItem): string {
  if (item.kind === 'Stray') return '<}>'
  const words = item.words.map(word => word.image).join(' ')
  if (item.block !== undefined) {
    const { open, close, items } = item.block
    return `${words} ${open < 0 ? '!{' : '{'} ${items.map(written).join(' ')} ${close < 0 ? '!}' : '}'}`.trim()
  }
  return item.end < 0 ? `${words} !;` : `${words};`
}

test('lexer and parser pass all of Chevrotain’s own checks', () => {
  expect(() => new Lexer([...tokens], { positionTracking: 'onlyOffset', ensureOptimizations: true })).not.toThrow()
  expect(() => createParser({ skipValidations: false })).not.toThrow()
})

test.each([
  ['a statement', 'timeout 60;', 'timeout 60;'],
  ['a value on the next line', 'timeout\n 60\n ;', 'timeout 60;'],
  ['a missing ";" before a known word on the next line', 'timeout 60\nping-int 10;', 'timeout 60 !; ping-int 10;'],
  ['no gate before an unknown word', 'timeout 60\nfoo 10;', 'timeout 60 foo 10;'],
  ['no gate on the same line', 'timeout 60 ping-int 10;', 'timeout 60 ping-int 10;'],
  [
    'a missing "}" before a host section',
    'resource r { net { timeout 6; on a { } }',
    'resource r { net { timeout 6; !} on a {  } }',
  ],
  ['a missing "{"', 'resource r {\nnet\n timeout 6;\n}\n}', 'resource r { net !{ timeout 6; } }'],
  ['a ";" in the place of a "{"', 'resource r {\nnet ;\n timeout 6;\n}\n}', 'resource r { net !{ timeout 6; } }'],
  ['a word in the place of a "{"', 'resource r {\nnet x\n timeout 6;\n}\n}', 'resource r { net x !{ timeout 6; } }'],
  ['a word in the place of a "{" behind disk', 'resource r {\ndisk x\n timeout 6;\n}\n}', 'resource r { disk x !{ timeout 6; } }'],
  ['a disk without ";" in a text that lacks a "{"', 'on a {\ndisk x\n device y;\n}\n}', 'on a { disk x !; device y; } <}>'],
  ['a "}" too many in a resource', 'resource r { net { } } on a { } }', 'resource r { net {  } <}> on a {  } }'],
  ['a "}" too many among options', 'net { timeout 6; } ping-int 1; }', 'net { timeout 6; <}> ping-int 1; }'],
  ['stray signs', '; } { ; }', '; <}> { ; }'],
  [
    'nothing but braces counts in skip',
    'skip x { on net { } resource } timeout 6;',
    'skip x { on net {  } resource !; } timeout 6;',
  ],
  ['an address behind a host', 'host a\n address 1.2.3.4:5;', 'host a address 1.2.3.4 : 5;'],
  ['a block named as what every object has', 'constructor { x; }', 'constructor { x; }'],
  ['proxy on the next line', 'proxy\non a { }', 'proxy on a {  }'],
])('%s', (_, text, expected) => {
  expect(shapeOf(text)).toBe(expected)
})

test('every word of a text stands in its shape once, in its order', () => {
  const words = ['timeout', 'ping-int', 'foo', 'net', 'disk', 'on', 'alpha', 'resource', 'common', 'global', 'skip', 'volume', 'proxy']
  const more = ['via', 'host', 'address', 'device', 'node-id', 'connection', 'path', 'floating', '"a b"', '"open', ':', '[', ']', '0', '%']
  const piece = fc.constantFrom(...words, ...more, ';', ';', ';;', '{', '{', '}', '}}')
  const text = fc.array(fc.tuple(piece, fc.constantFrom(' ', '\n')), { maxLength: 60 }).map(parts => parts.flat().join(''))
  const wordsOf = ({ words: own, block }: ShapeItem): string[] => [...own.map(({ image }) => image), ...(block?.items ?? []).flatMap(wordsOf)]
  fc.assert(
    fc.property(text, text => {
      const isWord = (kind: string): boolean => !/^(?:Semicolon|LeftBrace|RightBrace)s?$/.test(kind)
      const written = lex(text).code.filter(({ kind }) => isWord(kind)).map(({ image }) => image)
      expect(parsed(text).items.flatMap(wordsOf)).toEqual(written)
    }),
    { seed: 5, numRuns: 3000 },
  )
})

test('tokens are words of their own', () => {
  const code = lex('a "b" ;').code
  expect(code.map(({ kind, start, end, image }) => [kind, start, end, image])).toEqual([
    ['Bare', 0, 1, 'a'],
    ['QuotedString', 2, 5, '"b"'],
    ['Semicolon', 6, 7, ';'],
  ])
})

test.each([
  ['"a b"', ['QuotedString']],
  ['"a\\"b"', ['QuotedString']],
  ['"a \\\n b"', ['BrokenString']],
  ['"a\n b";', ['BrokenString', 'Semicolon']],
  ['"a;\nx "b";', ['UnclosedString', 'Bare', 'QuotedString', 'Semicolon']],
  ['é', ['Unknown']],
  ['#x\ny', ['Bare']],
  ['a#x', ['Bare']],
])('tokens of %j', (text, kinds) => {
  expect(lex(text).code.map(token => token.tokenType.name)).toEqual(kinds)
})
