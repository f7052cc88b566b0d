import { Lexer } from 'chevrotain'
import { expect, test } from 'vitest'

import { endOfDocType } from '../../../grammars/xml/doctype.js'
import { tokens } from '../../../grammars/xml/tokens.js'
import { createLexer, tile } from '../../../src/syntax/chevrotain.js'

const lex = createLexer(tokens)

function kinds(text: string): string[] {
  return lex(text).code.map(({ tokenType, image }) => `${tokenType.name} ${image}`)
}

test('the lexer stands all of Chevrotain\'s own checks', () => {
  const lexer = new Lexer(tokens, { ensureOptimizations: true, positionTracking: 'onlyOffset' })
  expect(lexer.lexerDefinitionErrors).toEqual([])
})

test('a tag and its attributes', () => {
  expect(kinds('<a b="1" c = \'2\'/>')).toEqual(['Tags <a b="1" c = \'2\'/>'])
  expect(kinds('<a b="1" c = \'2\' d/>')).toEqual(['StartTagOpen <a', 'Attribute b="1"', "Attribute c = '2'", 'Name d', 'SelfClose />'])
})

test('an end tag is one token where nothing else stands in it', () => {
  expect(kinds('</a >')).toEqual(['Tags </a >'])
  expect(kinds('</a b>')).toEqual(['EndTagOpen </a', 'Name b', 'TagClose >'])
})

test('text is a token, whitespace between tags is not', () => {
  expect(kinds('<a> \n <b/> x </a>')).toEqual(['Tags <a> \n <b/>', 'Text  x ', 'Tags </a>'])
})

test('well-written tags in a row are one token, up to 64 of them', () => {
  expect(kinds('<a>\n  <b c="1"/>\n</a>\n')).toEqual(['Tags <a>\n  <b c="1"/>\n</a>'])
  expect(kinds('<a><b c/></a>')).toEqual(['Tags <a>', 'StartTagOpen <b', 'Name c', 'SelfClose />', 'Tags </a>'])
  expect(kinds('<a/>'.repeat(65))).toEqual([`Tags ${'<a/>'.repeat(64)}`, 'Tags <a/>'])
})

test('comments stand apart, also with tags in them', () => {
  expect(kinds('<!-- <a> --><b/>')).toEqual(['Tags <b/>'])
  expect(lex('<!-- <a> --><b/>').comments.map(({ image }) => image)).toEqual(['<!-- <a> -->'])
})

test('a missing closing quote ends where the next attribute begins', () => {
  expect(kinds('<a b="1 c="2" d="3">')).toEqual(['StartTagOpen <a', 'Name b', 'Equals =', 'UnclosedValue "1', 'Attribute c="2"', 'Attribute d="3"', 'TagClose >'])
})

test('a missing closing quote ends with the tag', () => {
  expect(kinds('<a b="1/>\n<c d="2"/>')).toEqual([
    'StartTagOpen <a', 'Name b', 'Equals =', 'OpenValue "1', 'SelfClose />', 'Tags <c d="2"/>',
  ])
})

test('a raw < in a value, and a value without a blank behind it', () => {
  expect(kinds('<a b="x<y" c="1"d="2"/>')).toEqual([
    'StartTagOpen <a', 'Name b', 'Equals =', 'ValueWithLess "x<y"', 'Name c', 'Equals =', 'CrowdedValue "1"', 'Attribute d="2"', 'SelfClose />',
  ])
})

test('a tag without end gives way to the next one', () => {
  expect(kinds('<a b="1"\n<c/>')).toEqual(['StartTagOpen <a', 'Attribute b="1"', 'StartTagInTag <c', 'SelfClose />'])
})

test('names of any script, and none that begins with a digit', () => {
  expect(kinds('<é é="1"/>')).toEqual(['Tags <é é="1"/>'])
  expect(kinds('<1/>')).toEqual(['StrayLess <', 'Text 1/>'])
})

test('a byte order mark at the start only', () => {
  expect(kinds('\uFEFF<a/>\uFEFF')).toEqual(['ByteOrderMark \uFEFF', 'Tags <a/>', 'Text \uFEFF'])
})

test('references, and ampersands that begin none', () => {
  expect(kinds('&amp;&#65;&#x41;& &x')).toEqual(['Reference &amp;', 'Reference &#65;', 'Reference &#x41;', 'StrayAmpersand &', 'Text  ', 'StrayAmpersand &', 'Text x'])
})

test('a DOCTYPE is one token, whatever brackets and quotes it holds', () => {
  const text = '<!DOCTYPE a [ <!ENTITY e "]>"> <!-- ]> --> ]><a/>'
  expect(kinds(text)).toEqual([`DocType ${text.slice(0, -4)}`, 'Tags <a/>'])
  expect(endOfDocType('<!DOCTYPE a [', 0)).toBe(13)
  expect(endOfDocType('<!doctype a>', 0)).toBeUndefined()
})

// Whatever took quadratic time would take minutes here.
test.each(['<', '"', "'", '<a ', '<!--', '<![CDATA[', '<?', '<!DOCTYPE ', '&', '=', '<a b="', '<a <!-- ', ' ', '"    ', 'a ', '</', ']]>', '<a b="x y='])(
  '100,000 times %j is taken apart at once',
  { timeout: 60_000 },
  piece => {
    for (const text of [piece.repeat(100_000), `<a ${piece.repeat(100_000)}`]) {
      const pieces = tile(text, lex(text))
      expect(pieces.every(({ start }, index) => start === (pieces[index - 1]?.end ?? 0)) && pieces.at(-1)?.end === text.length).toBe(true)
    }
  },
)
