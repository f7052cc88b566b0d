import { describe, expect, test } from 'vitest'

import { storiesOfCman } from '../../src/failover/cman/events.js'
import type { CmanSetup, FenceMethod } from '../../src/failover/cman/setup.js'
import type { Story } from '../../src/failover/story.js'

const at = { file: 'alpha/etc/cluster/cluster.conf', span: { start: 0, end: 1 } }

const ipmi: FenceMethod = { devices: [{ device: 'ipmi', agent: 'fence_ipmilan' }], isManual: false, needsPowerOfVictim: true, at }
const apc: FenceMethod = { devices: [{ device: 'apc', agent: 'fence_apc' }], isManual: false, needsPowerOfVictim: false, at }
const manual: FenceMethod = { devices: [{ device: 'human', agent: 'fence_manual' }], isManual: true, needsPowerOfVictim: false, at }

function setup(fencing: readonly FenceMethod[], isCleanStart = false): CmanSetup {
  return {
    nodes: ['alpha', 'beta'].map(name => ({ name, votes: 1, at, fencing })),
    services: [{ name: 'mail', at, hosts: ['alpha', 'beta'], recovery: 'relocate', isStarted: true }],
    isTwoNode: true,
    expectedVotes: 1,
    quorumAt: at,
    diskVotes: 0,
    diskAt: undefined,
    tokenMs: { value: 10_000, at },
    postFailDelayMs: { value: 0, at },
    postJoinDelayMs: { value: 30_000, at },
    isCleanStart: { value: isCleanStart, at },
  }
}

function story(given: CmanSetup, event: string): Story | undefined {
  return [...storiesOfCman(given)].find(each => each.event === event)
}

const texts = (told: Story | undefined): string => told?.steps.map(({ text }) => text).join('\n') ?? ''

describe('a controller in the node that it shoots', () => {
  test('confirms the death of a node that has power', () => {
    expect(story(setup([ipmi]), 'death alpha')?.ending.services).toEqual([{ name: 'mail', hosts: ['beta'], gapMs: 10_000 }])
  })

  test('confirms nothing where the power is gone: the service stays away', () => {
    const told = story(setup([ipmi]), 'power-off alpha')
    expect(told?.ending.services).toEqual([{ name: 'mail', hosts: [] }])
    expect(texts(told)).toContain('until "alpha" has power again')
    expect(texts(told)).not.toContain('Then rgmanager starts')
  })

  test('and a switch of the power behind it does', () => {
    const told = story(setup([ipmi, apc]), 'power-off alpha')
    expect(told?.ending.services).toEqual([{ name: 'mail', hosts: ['beta'], gapMs: 10_000 }])
    expect(texts(told)).toContain('If that fails it shoots "alpha" with "apc" (fence_apc)')
  })

  test('keeps whoever is back alone from starting anything after a loss of all power', () => {
    expect(texts(story(setup([ipmi]), 'power-loss'))).toContain('While "alpha" or "beta" has no power')
    expect(texts(story(setup([ipmi, apc]), 'power-loss'))).not.toContain('has no power')
    expect(texts(story(setup([ipmi], true), 'power-loss'))).not.toContain('has no power')
  })
})

test('a switch of the power needs none of its victim', () => {
  expect([...storiesOfCman(setup([apc]))].map(({ event }) => event)).toEqual(['death alpha', 'death beta', 'split', 'power-loss'])
})

test('a person is waited for', () => {
  expect(story(setup([manual]), 'death alpha')?.ending.services).toEqual([{ name: 'mail', hosts: [] }])
})

test('all devices of a method shoot, and none of them stands for the next try', () => {
  const both: FenceMethod = { ...apc, devices: [{ device: 'apc-a', agent: 'fence_apc' }, { device: 'apc-b', agent: 'fence_apc' }] }
  expect(texts(story(setup([both]), 'death alpha'))).toContain('fenced shoots "alpha" with "apc-a" (fence_apc) and "apc-b" (fence_apc)')
  expect(texts(story(setup([both]), 'death alpha'))).not.toContain('If that fails')
})
