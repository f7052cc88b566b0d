import { expect, test } from 'vitest'

import { deviations } from '../../src/cluster/deviations.js'

function found(says: Readonly<Record<string, string>>): string[] {
  const items = Object.entries(says).map(([host, value]) => ({ host, value }))
  return deviations(items, (a, b) => a.value === b.value).map(({ item, from }) => `${item.host} not ${from.host}`)
}

test('hosts that agree', () => {
  expect(found({ alpha: 'x', beta: 'x' })).toEqual([])
  expect(found({ alpha: 'x' })).toEqual([])
  expect(found({})).toEqual([])
})

test('of two hosts the first by name counts, in whatever order they come', () => {
  expect(found({ alpha: 'x', beta: 'y' })).toEqual(['beta not alpha'])
  expect(found({ beta: 'y', alpha: 'x' })).toEqual(['beta not alpha'])
})

test('of more hosts the majority counts', () => {
  expect(found({ alpha: 'y', beta: 'x', gamma: 'x' })).toEqual(['alpha not beta'])
})

test('two hosts that deviate in two ways', () => {
  expect(found({ epsilon: 'z', alpha: 'x', beta: 'y', gamma: 'x', delta: 'x' }))
    .toEqual(['beta not alpha', 'epsilon not alpha'])
})
