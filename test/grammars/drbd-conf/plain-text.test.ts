import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'

import { expect, test } from 'vitest'

import { generateDrbdConf, generateUnlikeConf } from '../../../bench/generate-drbd.js'
import { parseShape } from '../../../grammars/drbd-conf/parser.js'
import { createPlainParser } from '../../../grammars/drbd-conf/plain-text.js'
import type { ShapeItem } from '../../../grammars/drbd-conf/shape.js'
import { stretchesOf } from '../../../grammars/drbd-conf/stretches.js'
import { tokens } from '../../../grammars/drbd-conf/tokens.js'
import { createLexer } from '../../../src/syntax/chevrotain.js'
import fc from '../../support/fast-check.js'

const lex = createLexer(tokens)
const isName = (word: string): boolean => word === 'timeout' || word === 'ping-int'

function parsePlain(text: string, start = 0, end = text.length): readonly ShapeItem[] | undefined {
  return createPlainParser(text, isName)(start, end)
}

/** What the parser of the whole grammar makes of a stretch; its words are tokens, of which a tree shows four properties. */
function parseWhole(text: string, start = 0, end = text.length): readonly ShapeItem[] {
  return parseShape(lex(text, { start, end }).code, { text, isName, isPaired: true }).items.map(shown)
}

function shown(item: ShapeItem): ShapeItem {
  const { block } = item
  return {
    ...item,
    words: item.words.map(({ kind, image, start, end }) => ({ kind, image, start, end })),
    block: block === undefined ? undefined : { ...block, items: block.items.map(shown) },
  }
}

test.each([
  ['statements and blocks', 'resource r0 {\n  net { timeout 60; }\n  on alpha { disk "/dev/vg0/a b"; address [fe80::1]:7788; }\n}\n'],
  ['comments between the words', '# one\nnet { # two\n timeout # three\n 60 # four\n ; } # five'],
  ['lines that end as on Windows', 'net {\r\n\ttimeout 60;\r\n # x\r\n}\r\n'],
  ['an unknown word on the next line', 'disk\n /dev/sda1\n ;'],
  ['a known word on the same line', 'disk timeout;'],
  ['words side by side', 'a"b"c:d;'],
  ['nothing', ' \n# nothing'],
])('%s: read as by the whole grammar', (_, text) => {
  expect(parsePlain(text)).toEqual(parseWhole(text))
})

test.each([
  ['a missing ";" before a known word', 'net { timeout 60\nping-int 10; }'],
  ['a missing ";" before a "}"', 'net { timeout 60 }'],
  ['a missing ";" at the end', 'timeout 60'],
  ['a lone ";"', 'net { timeout 60;; }'],
  ['a block without a head', '{ timeout 60; }'],
  ['a "}" too many', 'timeout 60; }'],
  ['a "}" too few', 'net { timeout 60;'],
  ['another sign', 'timeout 60%;'],
  ['a letter beyond ASCII', 'on älpha { }'],
  ['a backslash in a string', 'secret "a\\"b";'],
  ['a string over two lines', 'secret "a\nb";'],
  ['a string that is not closed', 'secret "a;'],
  ['skip', 'skip { net { timeout\nping-int; } }'],
  ['a byte-order mark', '\uFEFFtimeout 60;'],
])('%s: left to the whole grammar', (_, text) => {
  expect(parsePlain(text)).toBeUndefined()
})

test('what programs and people write is plain', () => {
  for (const text of [generateDrbdConf(200), generateUnlikeConf(200)]) expect(parsePlain(text)).toEqual(parseWhole(text))
  const folder = 'fixtures/drbd-conf/ok'
  const files = readdirSync(folder).filter(name => /\.(conf|res)$/.test(name))
  const isPlain = (name: string): boolean => {
    const text = readFileSync(join(folder, name), 'utf8')
    if (stretchesOf(text, 256) === undefined) return false
    const items = parsePlain(text)
    return items !== undefined && isDeepStrictEqual(items, parseWhole(text))
  }
  expect(files.filter(name => !isPlain(name))).toEqual([])
})

test('any text whose braces are paired is read as by the whole grammar, or left to it', () => {
  const piece = fc.constantFrom(
    'timeout', 'ping-int', 'resource', 'net', 'disk', 'on', 'host', 'address', 'proxy', 'via', 'skip', 'a', '7', '/dev/sda', ' ', ' ', ' ', '\n', '\n', '\r\n', '\r', '\t',
    ';', ';', ';', '; ', ' {', '{ ', '}', ' } ', '{ }', ':', '[', ']', '"a b"', '"', '"a\\"', '\\', '#', '# x\n', '%', 'ä', '\uFEFF', '\u00A0',
  )
  let plain = 0
  const isRead = (parts: readonly string[], before: string): void => {
    const text = `${before}${parts.join('')}`
    const ends = stretchesOf(text, 256, 0)
    if (ends === undefined) return
    let start = 0
    const parse = createPlainParser(text, isName)
    for (const end of ends) {
      const items = parse(start, end)
      if (items !== undefined) {
        expect(items).toEqual(parseWhole(text, start, end))
        if (items.length > 0) plain += 1
      }
      start = end
    }
  }
  fc.assert(fc.property(fc.array(piece, { maxLength: 40 }), fc.constantFrom('', 'resource r { net { timeout 5; } }\n'), isRead), { numRuns: 5000 })
  const statement = fc.array(piece.filter(it => !/[{};]/.test(it)), { maxLength: 4 }).map(words => `${words.join(' ')};`)
  const block = fc.tuple(fc.constantFrom('net', 'on alpha', 'resource r0', 'skip', 'disk'), fc.array(statement, { maxLength: 3 })).map(([head, inner]) => `${head} { ${inner.join('\n')} }`)
  fc.assert(fc.property(fc.array(fc.oneof(statement, block), { maxLength: 6 }), fc.constantFrom('', '# x\n'), isRead), { numRuns: 3000 })
  expect(plain).toBeGreaterThan(1000)
})
