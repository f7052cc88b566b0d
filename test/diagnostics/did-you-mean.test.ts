import { expect, test } from 'vitest'

import { didYouMean, expectedNames, suggestion } from '../../src/diagnostics/did-you-mean.js'

const names = ['keepalive', 'deadtime', 'deadping', 'node', 'udpport', 'auto_failback']

test.each([
  ['keepalve', 'keepalive'],
  ['kepealive', 'keepalive'],
  ['deadtme', 'deadtime'],
  ['Node', 'node'],
  ['auto-failback', 'auto_failback'],
  ['nodes', 'node'],
])('%s is a slip of %s', (slip, name) => {
  expect(didYouMean(slip, names)).toBe(name)
})

test.each(['', 'x', 'completely', 'a'.repeat(500)])('nothing is close to %j', name => {
  expect(didYouMean(name, names)).toBeUndefined()
})

test('the closest wins, whatever the order', () => {
  expect(didYouMean('deadpin', ['deadtime', 'deadping'])).toBe('deadping')
  expect(didYouMean('deadpin', ['deadping', 'deadtime'])).toBe('deadping')
})

test.each([
  ['of', ['on', 'off'], 'off'],
  ['of', ['off', 'on'], 'off'],
  ['offf', ['on', 'off'], 'off'],
  ['om', ['off', 'on'], 'on'],
  ['fals', ['fall', 'false'], 'false'],
])('of those that are equally close the one from which letters are left out is meant: %s of %j', (slip, candidates, name) => {
  expect(didYouMean(slip, candidates)).toBe(name)
})

test('a suggestion is a question', () => {
  expect(suggestion('ndoe', names)).toBe('Did you mean "node"?')
  expect(suggestion('zzzzzz', names)).toBeUndefined()
})

test('five names are shown, the rest counted', () => {
  expect(expectedNames(['a', 'b'])).toBe('a, b')
  expect(expectedNames(names)).toBe('keepalive, deadtime, deadping, node, udpport and 1 more')
})
