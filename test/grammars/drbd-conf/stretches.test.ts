import { expect, test } from 'vitest'

import fc from '../../support/fast-check.js'
import { parseShape } from '../../../grammars/drbd-conf/parser.js'
import { stretchesOf } from '../../../grammars/drbd-conf/stretches.js'
import { tokens } from '../../../grammars/drbd-conf/tokens.js'
import { createLexer } from '../../../src/syntax/chevrotain.js'
import { nestingOf } from '../../../src/syntax/depth-guard.js'

const lex = createLexer(tokens)
const isName = (word: string): boolean => word === 'timeout'

test.each([
  ['behind each outermost block', 'a { b { } } c { }', [11, 17]],
  ['not at braces in comments', 'a { } # } {\nb { }', [5, 17]],
  ['not at braces in strings', 'a { b "}{"; } c;', [13, 16]],
  ['not at braces in a string over two lines', 'a { b "} \\\n {"; } c;', [17, 20]],
  ['not before a byte-order mark', 'a { }\uFEFF b { }', [12]],
  ['an open quote ends with its line', 'a { b "} \n }', [12]],
  ['nothing at all', '', [0]],
])('%s', (_, text, ends) => {
  expect(stretchesOf(text, 256, 1)).toEqual(ends)
})

test.each(['a {', 'a }', 'a { } } {'])('none where a brace is missing: %s', text => {
  expect(stretchesOf(text, 256, 1)).toBeUndefined()
})

test('none where blocks are nested too deep', () => {
  expect(stretchesOf('{'.repeat(257) + '}'.repeat(257), 256)).toBeUndefined()
  expect(stretchesOf('{'.repeat(256) + '}'.repeat(256), 256)).toEqual([512])
})

const piece = fc.constantFrom(
  'net', 'on', 'alpha', 'resource', 'timeout', 'skip', 'proxy', '5', ';', ';', '{', '{', '}', '}', '"a b"', '"}"', '"{ \\\n }"', '"open', '"a\nb";',
  '# note }', '#', '\\', '\uFEFF', ':', '[', 'é', '\r',
)
const text = fc.array(fc.tuple(piece, fc.constantFrom('', ' ', '\n', '\r\n')), { maxLength: 40 }).map(parts => parts.flat().join(''))

test('the items of the stretches are those of the text', () => {
  let cut = 0
  fc.assert(
    fc.property(text, text => {
      const { code } = lex(text)
      const ends = stretchesOf(text, 256, 1)
      expect(ends !== undefined).toBe(nestingOf(code, 'LeftBrace', 'RightBrace').isPaired)
      if (ends === undefined) return
      if (ends.length > 1) cut += 1
      const starts = [0, ...ends.slice(0, -1)]
      const parts = ends.flatMap((end, index) => {
        const part = lex(text, { start: starts[index] ?? 0, end })
        return parseShape(part.code, { text, isName, isPaired: true }).items
      })
      expect(parts).toEqual(parseShape(code, { text, isName, isPaired: true }).items)
    }),
    { seed: 11, numRuns: 20_000 },
  )
  expect(cut).toBeGreaterThan(500)
})
