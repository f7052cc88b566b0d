import { describe, expect, test } from 'vitest'

import { storiesOfCman } from '../../src/failover/cman/events.js'
import type { CmanSetup, FenceMethod } from '../../src/failover/cman/setup.js'
import type { Copies } from '../../src/failover/drbd-copies.js'
import type { Story } from '../../src/failover/story.js'

const at = { file: 'alpha/etc/cluster/cluster.conf', span: { start: 0, end: 1 } }

const ipmi: FenceMethod = { devices: [{ device: 'ipmi', agent: 'fence_ipmilan' }], isManual: false, needsPowerOfVictim: true, delayMs: 0, at }
const apc: FenceMethod = { devices: [{ device: 'apc', agent: 'fence_apc' }], isManual: false, needsPowerOfVictim: false, delayMs: 0, at }
const manual: FenceMethod = { devices: [{ device: 'human', agent: 'fence_manual' }], isManual: true, needsPowerOfVictim: false, delayMs: 0, at }

function setup(fencing: readonly FenceMethod[], isCleanStart = false, copies: readonly Copies[] = []): CmanSetup {
  return {
    nodes: ['alpha', 'beta'].map(name => ({ name, votes: 1, at, fencing })),
    services: [{ name: 'mail', at, hosts: ['alpha', 'beta'], ranks: [['alpha'], ['beta']], movesBack: { value: true, at }, recovery: 'relocate', isStarted: true, isOnClusterFs: false, copies }],
    isTwoNode: true,
    expectedVotes: 1,
    quorumAt: at,
    diskVotes: 0,
    diskAt: undefined,
    tokenMs: { value: 10_000, at },
    postFailDelayMs: { value: 0, at },
    postJoinDelayMs: { value: 30_000, at },
    isCleanStart: { value: isCleanStart, at },
    clusterFileSystem: undefined,
    shared: [],
  }
}

function story(given: CmanSetup, event: string): Story | undefined {
  return [...storiesOfCman(given)].find(each => each.event === event)
}

const texts = (told: Story | undefined): string => told?.steps.map(({ text }) => text).join('\n') ?? ''

describe('a controller in the node that it shoots', () => {
  test('confirms the death of a node that has power', () => {
    expect(story(setup([ipmi]), 'death alpha')?.ending.services).toEqual([{ name: 'mail', hosts: ['beta'], waitsForShot: true, gapMs: 10_000 }])
  })

  test('confirms nothing where the power is gone: the service stays away', () => {
    const told = story(setup([ipmi]), 'power-off alpha')
    expect(told?.ending.services).toEqual([{ name: 'mail', hosts: [] }])
    expect(texts(told)).toContain('until "alpha" has power again')
    expect(texts(told)).not.toContain('Then rgmanager starts')
  })

  test('and a switch of the power behind it does', () => {
    const told = story(setup([ipmi, apc]), 'power-off alpha')
    expect(told?.ending.services).toEqual([{ name: 'mail', hosts: ['beta'], waitsForShot: true, gapMs: 10_000 }])
    expect(texts(told)).toContain('Then it shoots "alpha" with "apc" (fence_apc)')
  })

  test('which is tried once the delays of both have passed', () => {
    const told = story(setup([{ ...ipmi, delayMs: 15_000 }, { ...apc, delayMs: 2000 }]), 'power-off alpha')
    expect(told?.ending.services).toEqual([{ name: 'mail', hosts: ['beta'], waitsForShot: true, gapMs: 27_000 }])
  })

  test('which is not waited for where the controller has power', () => {
    const told = story(setup([{ ...ipmi, delayMs: 15_000 }, { ...apc, delayMs: 2000 }]), 'death alpha')
    expect(told?.ending.services).toEqual([{ name: 'mail', hosts: ['beta'], waitsForShot: true, gapMs: 25_000 }])
    expect(texts(told)).toContain('If that fails it shoots "alpha" with "apc" (fence_apc)')
  })

  test('keeps whoever is back alone from starting anything after a loss of all power', () => {
    expect(texts(story(setup([ipmi]), 'power-loss'))).toContain('While "alpha" or "beta" has no power')
    expect(texts(story(setup([ipmi, apc]), 'power-loss'))).not.toContain('has no power')
    expect(texts(story(setup([ipmi], true), 'power-loss'))).not.toContain('has no power')
  })
})

test('a switch of the power needs none of its victim', () => {
  expect([...storiesOfCman(setup([apc]))].map(({ event }) => event)).toEqual(['death alpha', 'death beta', 'split', 'return alpha', 'power-loss'])
})

test('a person is waited for', () => {
  expect(story(setup([manual]), 'death alpha')?.ending.services).toEqual([{ name: 'mail', hosts: [] }])
})

test('whoever is shot after the longer delay goes on when the network is cut', () => {
  const base = setup([apc])
  const late = { ...base, nodes: base.nodes.map(node => (node.name === 'alpha' ? { ...node, fencing: [{ ...apc, delayMs: 10_000 }] } : node)) }
  expect(story(late, 'split')?.ending.services).toEqual([{ name: 'mail', hosts: ['alpha'], gapMs: 0 }])
  expect(texts(story(late, 'split'))).toContain('"beta" is shot first, and "alpha" goes on')
  expect(story(late, 'death alpha')?.ending.services).toEqual([{ name: 'mail', hosts: ['beta'], waitsForShot: true, gapMs: 20_000 }])
  expect(story(base, 'split')?.ending.services).toEqual([{ name: 'mail', hosts: ['alpha', 'beta'], isOneOf: true }])
})

test('where a person has to shoot, what runs goes on after the cut, and nothing is taken over', () => {
  const told = story(setup([manual]), 'split')
  expect(told?.ending.services).toEqual([{ name: 'mail', hosts: ['alpha'], gapMs: 0 }])
  expect(texts(told)).toContain('That is a person')
  expect(texts(told)).not.toContain('the faster one')
})

test('where one node can be shot without a person, the other one goes on', () => {
  const base = setup([apc])
  const uneven = { ...base, nodes: base.nodes.map(node => (node.name === 'beta' ? { ...node, fencing: [manual] } : node)) }
  expect(story(uneven, 'split')?.ending.services).toEqual([{ name: 'mail', hosts: ['beta'], waitsForShot: true, gapMs: 10_000 }])
  expect(texts(story(uneven, 'split'))).toContain('"alpha" is shot, and "beta" goes on')
})

describe('a failover domain', () => {
  const three = (ranks: readonly (readonly string[])[], changes: Partial<CmanSetup['services'][number]> = {}): CmanSetup => {
    const base = setup([apc])
    return { ...base, isTwoNode: false, nodes: ['alpha', 'beta', 'gamma'].map(name => ({ name, votes: 1, at, fencing: [apc] })), services: base.services.map(service => ({ ...service, ranks, hosts: ranks.flat(), ...changes })) }
  }

  test('says who is next, and takes a service back', () => {
    const ordered = three([['alpha'], ['gamma'], ['beta']])
    expect(story(ordered, 'death alpha')?.ending.services).toEqual([{ name: 'mail', hosts: ['gamma'], waitsForShot: true, gapMs: 10_000 }])
    expect(story(ordered, 'return alpha')?.ending.services).toEqual([{ name: 'mail', hosts: ['alpha'] }])
    expect(texts(story(ordered, 'return alpha'))).toContain('a second interruption')
    expect(story(three([['alpha'], ['gamma'], ['beta']], { movesBack: { value: false, at } }), 'return alpha')?.ending.services).toEqual([{ name: 'mail', hosts: ['gamma'], gapMs: 0 }])
  })

  test('without an order leaves it to chance, and whoever returns gets nothing back', () => {
    const any = three([['alpha', 'beta', 'gamma']])
    expect(story(any, 'death alpha')?.ending.services).toEqual([{ name: 'mail', hosts: ['beta', 'gamma'], isOneOf: true, waitsForShot: true, gapMs: 10_000 }])
    expect(story(any, 'return alpha')?.ending.services).toEqual([{ name: 'mail', hosts: ['beta', 'gamma'], isOneOf: true, gapMs: 0 }])
  })
})

test('the other side of an uneven split takes over only what can be promoted, and once the shot is certain', () => {
  const base = setup([apc])
  const nodes = ['alpha', 'beta', 'gamma'].map(name => ({ name, votes: 1, at, fencing: name === 'gamma' ? [manual] : [apc] }))
  const lost = { ...base, isTwoNode: false, nodes, services: base.services.map(service => ({ ...service, hosts: ['gamma', 'alpha'], ranks: [['gamma'], ['alpha']] })) }
  expect(story(lost, 'split')?.ending.services).toEqual([{ name: 'mail', hosts: [] }])
  expect(texts(story(lost, 'split'))).toContain('Until then rgmanager does not start "mail"')
})

test('a service whose DRBD nothing promotes starts nowhere, and is told with the start', () => {
  const base = setup([apc])
  const failing = { ...base, services: base.services.map(service => ({ ...service, unpromoted: { resource: 'r0', at } })) }
  expect(story(failing, 'power-loss')?.ending.services).toEqual([{ name: 'mail', hosts: [] }])
  expect(texts(story(failing, 'power-loss'))).toContain('Nothing makes "r0" primary before its file system is mounted: "mail" starts nowhere')
  expect(story(failing, 'death alpha')?.ending.services).toEqual([])
})

test('all devices of a method shoot, and none of them stands for the next try', () => {
  const both: FenceMethod = { ...apc, devices: [{ device: 'apc-a', agent: 'fence_apc' }, { device: 'apc-b', agent: 'fence_apc' }] }
  expect(texts(story(setup([both]), 'death alpha'))).toContain('fenced shoots "alpha" with "apc-a" (fence_apc) and "apc-b" (fence_apc)')
  expect(texts(story(setup([both]), 'death alpha'))).not.toContain('If that fails')
})

describe('DRBD below a service', () => {
  const copies: Copies = {
    name: 'r0',
    at,
    holders: ['alpha', 'beta'],
    diskless: [],
    protocol: { value: 'C', at },
    policy: { value: 'resource-and-stonith', at },
    handler: { value: 'shoots', at },
    detection: undefined,
    quorum: { value: 'off', unset: 'drbd.conf sets no quorum' },
    onNoQuorum: { value: 'suspend-io', unset: 'drbd.conf sets no on-no-quorum' },
    isDual: false,
  }

  test('is primary where the service runs, and promoted once its handler is done', () => {
    const told = story(setup([apc], false, [copies]), 'death alpha')
    expect(told?.ending.primaries).toEqual([{ name: 'r0', hosts: ['beta'] }])
    expect(texts(told)).toContain('DRBD has "alpha" shot once more before it promotes "r0" on "beta"')
    expect(story(setup([apc], false, [copies]), 'split')?.ending.primaries).toEqual([{ name: 'r0', hosts: ['alpha', 'beta'], isOneOf: true }])
  })

  test.each([['crm', 'needs Pacemaker'], ['outdater', 'needs dopd'], [undefined, 'No handler']] as const)('keeps the service away where its handler is %s', (value, text) => {
    const told = story(setup([apc], false, [{ ...copies, handler: value === undefined ? undefined : { value, at } }]), 'death alpha')
    expect(told?.ending).toMatchObject({ services: [{ name: 'mail', hosts: [] }], primaries: [{ name: 'r0', hosts: [] }] })
    expect(texts(told)).toContain(text)
  })

  test('alone loses its link: with a handler that shoots nothing is left open, without fencing an old copy is', () => {
    expect(story(setup([apc], false, [copies]), 'mirror-lost r0')?.ending).toMatchObject({ canDiverge: false, services: [{ hosts: ['alpha'] }] })
    const careless = story(setup([apc], false, [{ ...copies, policy: { value: 'dont-care', at } }]), 'mirror-lost r0')
    expect(careless?.ending).toMatchObject({ canDiverge: true, mayLoseWrites: true })
  })

  describe('of which both nodes are primary, below a file system of the cluster', () => {
    const detection = { idleMs: 10_500, promotionMs: 500, soonestMs: 500, countsFromPromotion: true, names: ['ping-int', 'ping-timeout'] as const, options: [] }
    const shared = (fencing: readonly FenceMethod[], changes: Partial<Copies> = {}): CmanSetup => {
      const plain = setup(fencing)
      return { ...plain, services: plain.services.map(service => ({ ...service, hosts: ['beta'], isOnClusterFs: true })), clusterFileSystem: at, shared: [{ ...copies, detection, isDual: true, ...changes }] }
    }

    test('has the dead node shot before cman does; what runs elsewhere waits for the file system', () => {
      const slow = { ...shared([apc]), tokenMs: { value: 42_000, at } }
      expect(texts(story(slow, 'death alpha'))).toMatch(/Writes to "r0" on "beta" wait[^]*handler has "alpha" shot[^]*The other node misses "alpha"[^]*Until that is done GFS and clvmd wait on the other node/)
      expect(story(slow, 'death alpha')?.ending.services).toEqual([{ name: 'mail', hosts: ['beta'], isHeldUp: true, waitsForShot: true, gapMs: 42_000 }])
    })

    test('waits for a person where the devices have no power', () => {
      const told = story(shared([ipmi]), 'power-off alpha')
      expect(texts(told)).toContain('The handler needs the same devices and fails: writes to "r0" go on waiting')
      expect(told?.ending.services).toEqual([{ name: 'mail', hosts: ['beta'], isHeldUp: true }])
    })

    test('alone loses its link: one node is shot, or the copies part', () => {
      expect(story(shared([apc]), 'mirror-lost r0')?.ending).toMatchObject({ canDiverge: false, primaries: [{ name: 'r0', isOneOf: true }] })
      expect(story(shared([apc], { policy: { value: 'dont-care', at } }), 'mirror-lost r0')?.ending).toMatchObject({ canDiverge: true, isSplitBrain: true, primaries: [{ name: 'r0', hosts: ['alpha', 'beta'] }] })
    })
  })

  test('whose handler fails holds the service up, or keeps the other copy from being promoted', () => {
    const failing = { ...copies, handler: { value: 'crm', at } } as const
    expect(story(setup([apc], false, [failing]), 'mirror-lost r0')?.ending).toMatchObject({ services: [{ name: 'mail', hosts: ['alpha'], isHeldUp: true }], canDiverge: false })
    const lenient = { ...failing, policy: { value: 'resource-only', at } } as const
    expect(story(setup([apc], false, [lenient]), 'mirror-lost r0')?.ending).toMatchObject({ services: [{ name: 'mail', hosts: ['alpha'], gapMs: 0 }], canDiverge: false })
    expect(texts(story(setup([apc], false, [lenient]), 'mirror-lost r0'))).toContain('if "alpha" dies now, DRBD refuses to promote it')
  })

  test('protocol A loses what it confirmed early', () => {
    expect(story(setup([apc], false, [{ ...copies, protocol: { value: 'A', at } }]), 'death alpha')?.ending.mayLoseWrites).toBe(true)
  })
})

test('two nodes that expect one vote, without two_node, need two once both were there', () => {
  const pair = { ...setup([apc]), isTwoNode: false }
  expect(texts(story(pair, 'death alpha'))).toContain('with 1 of 2 needed votes: not quorate')
  expect(story(pair, 'death alpha')?.ending.services).toEqual([{ name: 'mail', hosts: [] }])
  expect(texts(story(pair, 'death alpha'))).not.toContain('shoots')
  expect(texts(story(pair, 'split'))).toContain('Each half is left with 1 of 2 needed votes: not quorate')
  expect(texts(story(pair, 'power-loss'))).toContain('A node that comes back alone is quorate; after 30 s it shoots whoever has not joined')
})

test('votes that are expected beyond those that are there count', () => {
  const pair = { ...setup([apc]), isTwoNode: false, expectedVotes: 2 }
  expect(texts(story(pair, 'power-loss'))).toContain('Nothing starts before 2 votes are back')
})
