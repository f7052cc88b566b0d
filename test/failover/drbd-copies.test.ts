import { expect, test } from 'vitest'

import { hasDrbdQuorum } from '../../src/failover/drbd-copies.js'
import type { Copies } from '../../src/failover/drbd-copies.js'

const hosts = ['a', 'b', 'c', 'd', 'x', 'y', 'z']

/** Whether so many of the hosts with data and without have quorum where they see each other. */
function hasQuorum(quorum: string, [there, holders]: readonly [number, number], [voices, diskless]: readonly [number, number] = [0, 0]): boolean {
  const [withData, without] = [hosts.slice(0, holders), hosts.slice(4, 4 + diskless)]
  const copies = { holders: withData, diskless: without, quorum: { value: quorum, unset: '' } } as unknown as Copies
  return hasDrbdQuorum(copies, [...withData.slice(0, there), ...without.slice(0, voices)])
}

test.each([
  ['off', 0, 3, true],
  ['all', 2, 3, false],
  ['all', 3, 3, true],
  ['2', 1, 4, false],
  ['2', 2, 4, true],
  ['2', 3, 4, true],
  ['majority', 1, 2, false],
  ['majority', 2, 3, true],
  ['majority', 2, 4, false],
  ['majority', 3, 4, true],
] as const)('quorum %s with %i of %i holders of data: %s', (quorum, there, holders, expected) => {
  expect(hasQuorum(quorum, [there, holders])).toBe(expected)
})

test.each([
  ['half of the holders and the only host without a disk', [1, 2], [1, 1], true],
  ['half of the holders without it', [1, 2], [0, 1], false],
  ['half of the holders and half of the hosts without a disk', [1, 2], [1, 2], false],
  ['half of the holders and most of the hosts without a disk', [2, 4], [2, 3], true],
  ['less than half of the holders, whoever else is there', [1, 4], [3, 3], false],
  ['no holder at all', [0, 2], [3, 3], false],
  ['a resource of which nobody holds data', [0, 0], [3, 3], false],
] as const)('majority of %s', (_, holders, diskless, expected) => {
  expect(hasQuorum('majority', holders, diskless)).toBe(expected)
})
