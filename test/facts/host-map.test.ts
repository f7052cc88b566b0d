import { expect, test } from 'vitest'

import { hostList, hostMap } from '../../src/facts/host-map.js'

test.each([
  ['alpha:1;beta:2', [['alpha', 0, '1'], ['beta', 8, '2']]],
  [' alpha=1,2  beta=3;', [['alpha', 1, '1 2'], ['beta', 12, '3']]],
  ['alpha;beta:2', [['beta', 6, '2']]],
  [':1;beta:', [['beta', 3, '']]],
  ['alpha:a:b', [['alpha', 0, 'a:b']]],
  ['', []],
])('the map %j', (text, expected) => {
  expect(hostMap(text).map(({ node, start, outlets }) => [node, start, outlets.join(' ')])).toEqual(expected)
})

test.each([
  ['alpha beta', [['alpha', 0], ['beta', 6]]],
  ['alpha,beta; gamma', [['alpha', 0], ['beta', 6], ['gamma', 12]]],
  [' ', []],
])('the list %j', (text, expected) => {
  expect(hostList(text).map(({ node, start }) => [node, start])).toEqual(expected)
})
