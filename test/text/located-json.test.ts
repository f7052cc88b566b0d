import { describe, expect, test } from 'vitest'

import { flagOf, itemsOf, memberOf, readJson, readJsonAmongLines, stringOf } from '../../src/text/located-json.js'
import type { JsonNode } from '../../src/text/located-json.js'
import fc from '../support/fast-check.js'

/** The value without its places, as `JSON.parse` gives it. */
function plain(node: JsonNode): unknown {
  if (node.kind === 'array') return node.items.map(plain)
  if (node.kind === 'object') return Object.fromEntries([...node.members].map(([name, member]) => [name, plain(member)]))
  return node.value
}

function parsed(text: string): { readonly value?: unknown } {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return {}
  }
}

const read = (text: string): { readonly value?: unknown } => {
  const { root } = readJson(text)
  return root === undefined ? {} : { value: plain(root) }
}

describe('the same as JSON.parse', () => {
  const pieces = ['{', '}', '[', ']', ':', ',', '"a"', '"b\\n"', '"\\u00e9"', '"\\x"', '"', '1', '-0.5e+3', '01', '1.', '-', 'true', 'null', 'nul', ' ', '\t', '\n', '\u00a0', '//']

  test('for values of any kind, laid out in any way', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2, '\t'), (value, indent) => {
        const text = JSON.stringify(value, undefined, indent)
        expect(read(text)).toEqual(parsed(text))
      }),
    )
  })

  test('for pieces in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), drawn => {
        const text = drawn.join('')
        expect(read(text)).toEqual(parsed(text))
      }),
      { numRuns: 2000 },
    )
  })

  test.each(['{"a":[1,{"b":null}],"c":"x"}', '[]', '[[],{}]', '"a\tb"', '[1,]', '{"a":1,}', '{"a" 1}', '{1:2}', '[1}', '{]', '1 2', '{"a":1,"a":2}', '{"__proto__":1}', '-1E9', '.5'])('for %j', text => {
    expect(read(text)).toEqual(parsed(text))
  })
})

describe('places', () => {
  const text = '{ "list": [10, {"deep": "x"}],\n  "flag": true }'
  const { root } = readJson(text)
  const shown = (node: { readonly start: number; readonly end: number } | undefined): string => text.slice(node?.start, node?.end)

  test('values stand where they are written', () => {
    const list = memberOf(root, 'list')
    expect(shown(list)).toBe('[10, {"deep": "x"}]')
    expect(itemsOf(list).map(shown)).toEqual(['10', '{"deep": "x"}'])
    expect(shown(memberOf(itemsOf(list)[1], 'deep'))).toBe('"x"')
  })

  test('names of members too, and items have none', () => {
    expect(shown(memberOf(root, 'list')?.name)).toBe('"list"')
    expect(shown(memberOf(root, 'flag')?.name)).toBe('"flag"')
    expect(itemsOf(memberOf(root, 'list')).map(({ name }) => name)).toEqual([undefined, undefined])
  })

  test('a byte-order mark moves them', () => {
    expect(readJson('\uFEFF[7]').root).toMatchObject({ start: 1, end: 4 })
  })
})

describe('what is wrong, and what would be right', () => {
  test.each([
    ['', 0, 0, 'a value'],
    ['{"a": 1 "b": 2}', 8, 11, '"," or "}"'],
    ['[1 2]', 3, 4, '"," or "]"'],
    ['{"a", 1}', 4, 5, '":"'],
    ['{1: 2}', 1, 2, 'a name in double quotes or "}"'],
    ['{"a": 1, }', 9, 10, 'a name in double quotes'],
    ['[1, ]', 4, 5, 'a value'],
    ['[}', 1, 2, 'a value or "]"'],
    ['[1] x', 4, 5, 'the end of the file'],
    ['[1] true', 4, 8, 'the end of the file'],
    ['{"a": "b', 6, 7, 'a value'],
  ])('%j', (text, start, end, expected) => {
    expect(readJson(text)).toEqual({ fault: { start, end, expected } })
  })

  test('nesting of any depth', () => {
    const deep = 200_000
    expect(readJson('['.repeat(deep) + ']'.repeat(deep)).root).toMatchObject({ start: 0, end: 2 * deep })
    expect(readJson('[{"a":'.repeat(deep)).fault).toMatchObject({ start: 6 * deep, expected: 'a value' })
  })
})

describe('what tools print around it', () => {
  test('lines in front and behind are passed over', () => {
    expect(readJsonAmongLines('  WARNING: [x] busy\n  {"a": 1}\n[2]').root).toMatchObject({ kind: 'object', start: 22, end: 30 })
  })

  test('a blank text is no fault, words are one', () => {
    expect(readJsonAmongLines(' \n')).toEqual({})
    expect(readJsonAmongLines('\n lsblk: not found').fault).toMatchObject({ start: 2, end: 8 })
  })
})

test('an empty string counts as absent, and what is no string', () => {
  const { root } = readJson('{"a": "", "b": "x", "c": 1}')
  expect(['a', 'b', 'c', 'd'].map(name => stringOf(root, name))).toEqual([undefined, 'x', undefined, undefined])
})

test('yes and no, as tools have written them', () => {
  const { root } = readJson('[{"on": true}, {"on": 1}, {"on": "1"}, {"on": false}, {"on": "0"}, {"on": null}, {"on": []}, {}]')
  expect(itemsOf(root).map(item => flagOf(item, 'on'))).toEqual([true, true, true, false, false, undefined, undefined, undefined])
})
