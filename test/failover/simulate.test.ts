import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { promotionLimitMs } from '../../src/failover/setup.js'
import type { FailoverSetup } from '../../src/failover/setup.js'
import { eventsOf, simulate } from '../../src/failover/simulate.js'

const base: FailoverSetup = {
  hosts: ['alpha', 'beta'],
  preferred: { value: 'alpha' },
  paths: [{ name: 'eth0' }, { name: 'ttyS0' }],
  replicationPath: 'eth0',
  deadtimeMs: { value: 10_000 },
  initdeadMs: { value: 60_000 },
  hasAutoFailback: { value: false },
  hasStonith: { value: false },
  hasReplication: true,
  protocol: { value: 'C' },
  hasReplicationFencing: { value: false },
  allowsTwoPrimaries: { value: false },
  replicationTimeoutMs: { value: 16_000 },
  promotionMs: { value: 16_000 },
  wfcTimeoutMs: { value: 0 },
  degrWfcTimeoutMs: { value: 120_000 },
  addresses: ['192.0.2.10'],
  isAddressFirst: false,
}

const decided = <T>(value: fc.Arbitrary<T>) => value.map(known => ({ value: known }))
const anySetup: fc.Arbitrary<FailoverSetup> = fc.record({
  hosts: fc.constant(['alpha', 'beta'] as const),
  preferred: decided(fc.constantFrom('alpha', 'beta')),
  paths: fc.subarray(['eth0', 'eth1', 'ttyS0'], { minLength: 1 }).map(names => names.map(name => ({ name }))),
  replicationPath: fc.constantFrom('eth0', 'eth1', 'eth2'),
  deadtimeMs: decided(fc.integer({ min: 1000, max: 60_000 })),
  initdeadMs: decided(fc.integer({ min: 1000, max: 120_000 })),
  hasAutoFailback: decided(fc.boolean()),
  hasStonith: decided(fc.boolean()),
  hasReplication: fc.boolean(),
  protocol: decided(fc.constantFrom('A' as const, 'B' as const, 'C' as const)),
  hasReplicationFencing: decided(fc.boolean()),
  allowsTwoPrimaries: decided(fc.boolean()),
  replicationTimeoutMs: decided(fc.integer({ min: 1000, max: 60_000 })),
  promotionMs: decided(fc.integer({ min: 100, max: 60_000 })),
  wfcTimeoutMs: decided(fc.constantFrom(0, 60_000)),
  degrWfcTimeoutMs: decided(fc.constantFrom(0, 120_000)),
  addresses: fc.subarray(['192.0.2.10', '192.0.2.11']),
  isAddressFirst: fc.boolean(),
})

describe('whatever the setup', () => {
  test('fencing on both layers and protocol C never leave two primaries', () => {
    fc.assert(
      fc.property(anySetup, setup => {
        const fenced = { ...setup, protocol: { value: 'C' as const }, hasStonith: { value: true }, hasReplicationFencing: { value: true } }
        for (const event of eventsOf(fenced)) expect(simulate(fenced, event).primaries.length).toBeLessThan(2)
      }),
    )
  })

  test('without STONITH the loss of all paths is always a split brain', () => {
    fc.assert(
      fc.property(anySetup, setup => {
        const open = { ...setup, hasStonith: { value: false } }
        expect(simulate(open, { kind: 'all-paths-lost' }).isSplitBrain).toBe(true)
      }),
    )
  })

  test('copies diverge only where two hosts are primary or the standby grows old', () => {
    fc.assert(
      fc.property(anySetup, setup => {
        for (const event of eventsOf(setup)) {
          const { canDiverge, primaries, mayLoseWrites } = simulate(setup, event)
          if (canDiverge) expect(primaries.length === 2 || mayLoseWrites).toBe(true)
        }
      }),
    )
  })

  test('one path of several moves nothing', () => {
    fc.assert(
      fc.property(anySetup, setup => {
        if (setup.paths.length < 2) return
        for (const { name } of setup.paths) expect(simulate(setup, { kind: 'path-lost', path: name }).primaries).toEqual([setup.preferred.value])
      }),
    )
  })

  test('who holds the address is one of the two', () => {
    fc.assert(
      fc.property(anySetup, setup => {
        for (const event of eventsOf(setup)) for (const holder of simulate(setup, event).holders) expect(setup.hosts).toContain(holder)
      }),
    )
  })
})

test('the survivor serves after deadtime, or when DRBD has noticed', () => {
  expect(simulate(base, { kind: 'death-of-active' })).toMatchObject({ primaries: ['beta'], gapMs: 16_000 })
  expect(simulate({ ...base, deadtimeMs: { value: 20_000 } }, { kind: 'death-of-active' }).gapMs).toBe(20_000)
  expect(simulate({ ...base, promotionMs: { value: 500 } }, { kind: 'death-of-active' }).gapMs).toBe(10_000)
})

test('DRBD that notices too late makes drbddisk give the group up', () => {
  const slow = { ...base, promotionMs: { value: promotionLimitMs(base) + 1 } }
  expect(simulate(slow, { kind: 'death-of-active' }).primaries).toEqual([])
})

test('both paths cut, DRBD on one of them: two primaries, and data diverge', () => {
  expect(simulate(base, { kind: 'all-paths-lost' })).toMatchObject({ primaries: ['alpha', 'beta'], isSplitBrain: true, canDiverge: true })
})

test('DRBD on a link of its own refuses a second primary', () => {
  expect(simulate({ ...base, replicationPath: 'eth1' }, { kind: 'all-paths-lost' })).toMatchObject({ primaries: ['alpha'], holders: ['alpha'], canDiverge: false })
})

test('an address that comes first is on both hosts even then', () => {
  const early = { ...base, replicationPath: 'eth1', isAddressFirst: true }
  expect(simulate(early, { kind: 'all-paths-lost' }).holders).toEqual(['alpha', 'beta'])
})

test('both paths cut, and DRBD notices too late for the standby: it gives the group up', () => {
  const slow = { ...base, promotionMs: { value: promotionLimitMs(base) + 1 } }
  expect(simulate(slow, { kind: 'all-paths-lost' })).toMatchObject({ primaries: ['alpha'], isSplitBrain: true, canDiverge: false })
})

test('the standby does not start before DRBD has noticed', () => {
  const { steps } = simulate(base, { kind: 'all-paths-lost' })
  expect(steps.map(({ atMs }) => atMs)).toContain(16_000)
})

test('nobody can say which host wins a race to switch the other off', () => {
  expect(simulate({ ...base, hasStonith: { value: true } }, { kind: 'all-paths-lost' })).toMatchObject({ isRace: true, isSplitBrain: false, canDiverge: false })
})
