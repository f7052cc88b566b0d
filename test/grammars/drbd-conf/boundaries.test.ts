import { expect, test } from 'vitest'

import { headOf, isStarter } from '../../../grammars/drbd-conf/boundaries.js'

const isName = (word: string): boolean => word === 'timeout'
const starts = (words: string, next: string): boolean => isStarter({ first: words.split(' ')[0] ?? '', last: words.split(' ').at(-1) ?? '', next, isName })

test.each([
  ['protocol', 'on', true],
  ['protocol C', 'timeout', true],
  ['protocol', 'C', false],
  ['skip', 'timeout', false],
  ['skip resource', 'on', false],
  ['proxy', 'on', false],
  ['address 192.0.2.1 via proxy', 'on', false],
  ['address 192.0.2.1 via', 'proxy', false],
  ['address 192.0.2.1', 'proxy', true],
  ['host alpha', 'address', false],
  ['device /dev/drbd0', 'address', true],
  ['host alpha', 'on', true],
])('behind "%s" on the line before, "%s" begins a statement: %s', (words, next, expected) => {
  expect(starts(words, next)).toBe(expected)
})

test.each([
  ['', ''],
  ['net', 'net'],
  ['on alpha', 'on'],
  ['proxy', 'proxy'],
  ['proxy on alpha', 'proxy on'],
  ['host alpha address 192.0.2.1 via proxy', 'proxy on'],
  ['host proxy', 'host'],
])('the words "%s" begin a block of the kind "%s"', (words, head) => {
  expect(headOf(words === '' ? [] : words.split(' ').map(image => ({ image })))).toBe(head)
})
