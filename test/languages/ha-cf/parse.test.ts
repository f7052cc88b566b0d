import { describe, expect, test } from 'vitest'

import type { HaCfTree } from '../../../src/languages/ha-cf/ast.js'
import { parse } from '../../../src/languages/ha-cf/parse.js'
import { createSource } from '../../../src/text/source.js'

function tree(text: string): HaCfTree {
  return parse(createSource('ha.cf', text)).ast
}

/** Writes each statement as its name and words. */
function lines(text: string): string[][] {
  return tree(text).statements.map(({ name, words }) => [name.text, ...words.map(word => word.text)])
}

describe('words of options and of lists of media', () => {
  test('blanks and commas separate', () => {
    expect(lines('node a,b,,c d ,\n')).toEqual([['node', 'a', 'b', 'c', 'd']])
    expect(lines('bcast\teth0 , eth1\n')).toEqual([['bcast', 'eth0', 'eth1']])
  })
  test('a comma that touches the name belongs to it', () => expect(lines('node,a b\n')).toEqual([['node,a', 'b']]))
  test('a comma behind a blank does not', () => expect(lines('node ,a\n')).toEqual([['node', 'a']]))
  test('an unknown directive is cut like them', () => expect(lines('nod a,b\n')).toEqual([['nod', 'a', 'b']]))
})

describe('words of lines that a plugin reads', () => {
  test('blanks alone separate', () => {
    expect(lines('ping_group g 192.0.2.1,192.0.2.2 c\n')).toEqual([['ping_group', 'g', '192.0.2.1,192.0.2.2', 'c']])
    expect(lines('apiauth dopd uid=a,b, gid=c\n')).toEqual([['apiauth', 'dopd', 'uid=a,b,', 'gid=c']])
  })
  test('commas behind the name are skipped', () => {
    expect(lines('ucast ,eth0 beta\nucast , ,, eth0 beta\n')).toEqual([['ucast', 'eth0', 'beta'], ['ucast', 'eth0', 'beta']])
  })
  test('commas alone are nothing', () => expect(lines('ucast ,, ,\n')).toEqual([['ucast']]))
})

describe('places', () => {
  test('of the name, the words and the whole', () => {
    const text = '# x\n  node  a,bc # d\n'
    const [statement] = tree(text).statements
    const shown = [statement!.name, ...statement!.words, statement!].map(({ span }) => text.slice(span.start, span.end))
    expect(shown).toEqual(['node', 'a', 'bc', 'node  a,bc'])
  })
  test('of a word behind skipped commas', () => {
    const text = 'ucast ,,eth0 beta'
    const span = tree(text).statements[0]!.words[0]!.span
    expect(text.slice(span.start, span.end)).toBe('eth0')
  })
})

describe('lines longer than 5,119 bytes', () => {
  test('what is too much begins a new line', () => {
    const [first, second] = tree(`#${'x'.repeat(5118)}keepalive 2\nnode a\n`).statements
    expect([first!.name.text, first!.isTail, first!.span.start]).toEqual(['keepalive', true, 5119])
    expect([second!.name.text, second!.isTail]).toEqual(['node', false])
  })
  test('bytes count, not characters', () => {
    expect(lines(`#${'é'.repeat(2558)}\nnode a\n`)).toEqual([['node', 'a']])
    expect(lines(`#${'é'.repeat(2559)}nodes\nnode a\n`)).toEqual([['nodes'], ['node', 'a']])
  })
  test('a line end just behind the buffer begins nothing', () => {
    expect(tree(`#${'x'.repeat(5118)}\nnode a\n`).statements.map(({ isTail }) => isTail)).toEqual([false])
  })
  test('three lines of one', () => {
    const statements = tree(`node ${'a '.repeat(6000)}\n`).statements
    expect(statements.map(({ isTail }) => isTail)).toEqual([false, true, true])
  })
})
