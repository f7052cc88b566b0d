import { describe, expect, test } from 'vitest'

import fc from '../support/fast-check.js'
import { storiesOfPair } from '../../src/failover/heartbeat/events.js'
import type { Mirror } from '../../src/failover/heartbeat/mirrors.js'
import type { Group, Pair, Side } from '../../src/failover/heartbeat/pair.js'
import type { Path } from '../../src/failover/heartbeat/paths.js'
import type { Story } from '../../src/failover/story.js'

const hosts = ['alpha', 'beta'] as const
const at = { file: 'x', span: { start: 0, end: 0 } }

function path(name: string, listeners: readonly string[] = hosts): Path {
  return { name, isSerial: name.startsWith('tty'), interfaces: new Map(hosts.map(host => [host, name])), listeners: new Set(listeners), at }
}

const paths = [path('eth0'), path('eth1'), path('ttyS0')]

function mirror(changes: Partial<Mirror> = {}): Mirror {
  return {
    name: 'r0',
    at,
    protocol: { value: 'C', at },
    detection: { idleMs: 10_500, promotionMs: 500, soonestMs: 500, countsFromPromotion: true, names: ['ping-int', 'ping-timeout'], options: [] },
    policy: { value: 'dont-care', unset: 'drbd.conf sets no fencing' },
    handler: undefined,
    allowsTwoPrimaries: false,
    wfcMs: { value: 0, at },
    degrWfcMs: { value: 0, unset: 'no' },
    outdatedWfcMs: { value: 0, unset: 'no' },
    path: paths[1],
    isPathKnown: true,
    ...changes,
  }
}

function side(host: string, changes: Partial<Side> = {}): Side {
  return {
    host,
    deadtimeMs: { value: 10_000, at },
    initdeadMs: { value: 60_000, at },
    deadpingMs: { value: 10_000, at },
    failback: { value: 'off', at },
    shoots: undefined,
    needsPowerOfVictim: false,
    ipfail: undefined,
    ...changes,
  }
}

function pair(changes: Partial<Omit<Pair, 'sides'>> & { readonly sides?: Partial<Side> } = {}): Pair {
  const { sides, ...rest } = changes
  const mirrors = rest.mirrors ?? [mirror({ path: (rest.paths ?? paths)[1] })]
  const group: Group = { name: '192.0.2.10', owner: 'alpha', at, mirrors, addresses: [{ address: '192.0.2.10', interface: 'eth0' }] }
  return { hosts, groups: [group], failing: [], paths, deafness: [], connected: mirrors, mirrors, shared: [], ...rest, sides: new Map(hosts.map(host => [host, side(host, sides)])) }
}

function told(setup: Pair, event: string): Story {
  const found = [...storiesOfPair(setup)].find(story => story.event === event)
  if (found === undefined) throw new Error(`no story of ${event}: ${[...storiesOfPair(setup)].map(story => story.event).join(', ')}`)
  return found
}

const stonith = { shoots: { value: 'apcmaster', at } }
const ipmi = { shoots: { value: 'external/ipmi', at }, needsPowerOfVictim: true }

const anyPair: fc.Arbitrary<Pair> = fc.record({
  listeners: fc.array(fc.subarray([...hosts]), { minLength: 3, maxLength: 3 }),
  count: fc.integer({ min: 1, max: 3 }),
  owners: fc.array(fc.constantFrom(...hosts), { minLength: 1, maxLength: 3 }),
  link: fc.constantFrom(0, 1, 2, undefined),
  policy: fc.constantFrom('dont-care' as const, 'resource-only' as const, 'resource-and-stonith' as const),
  handler: fc.constantFrom('outdater' as const, 'unanswered' as const, 'crm' as const, 'shoots' as const, 'unknown' as const, undefined),
  protocol: fc.constantFrom('A' as const, 'B' as const, 'C' as const),
  isOld: fc.boolean(),
  deadtimeMs: fc.integer({ min: 1000, max: 60_000 }),
  failback: fc.constantFrom('on' as const, 'off' as const, 'legacy' as const),
  shooters: fc.subarray([...hosts]),
  needsPowerOfVictim: fc.boolean(),
  hasIpfail: fc.boolean(),
  isDual: fc.boolean(),
}).map(drawn => {
  const own = paths.slice(0, drawn.count).map((one, index) => ({ ...one, listeners: new Set(drawn.listeners[index]) }))
  const mirrors = drawn.owners.map((_, index) => mirror({
    name: `r${index}`,
    protocol: { value: drawn.protocol, at },
    policy: { value: drawn.policy, at },
    handler: drawn.handler === undefined ? undefined : { value: drawn.handler, at },
    allowsTwoPrimaries: drawn.isDual,
    path: drawn.link === undefined ? undefined : own[drawn.link],
    detection: drawn.isOld
      ? { idleMs: 16_000, promotionMs: 16_000, soonestMs: 6000, countsFromPromotion: false, names: ['ping-int', 'timeout'], options: [] }
      : { idleMs: 10_500, promotionMs: 500, soonestMs: 500, countsFromPromotion: true, names: ['ping-int', 'ping-timeout'], options: [] },
  }))
  const groups = drawn.owners.map((owner, index): Group => ({
    name: `192.0.2.${10 + index}`,
    owner,
    at,
    mirrors: mirrors.slice(index, index + 1),
    addresses: [{ address: `192.0.2.${10 + index}`, interface: 'eth0' }],
  }))
  const sides = new Map(hosts.map(host => [host, side(host, {
    deadtimeMs: { value: drawn.deadtimeMs, at },
    failback: { value: drawn.failback, at },
    ...(drawn.shooters.includes(host) ? { shoots: { value: 'device', at }, needsPowerOfVictim: drawn.needsPowerOfVictim } : {}),
    ...(drawn.hasIpfail ? { ipfail: { at, interfaces: new Set(['eth0']) } } : {}),
  })]))
  return { hosts, sides, groups, failing: [], paths: own, deafness: [], connected: mirrors, mirrors, shared: [] }
})

function isHeard({ paths: own }: Pair): boolean {
  return hosts.every(host => own.some(({ listeners }) => listeners.has(host)))
}

describe('whatever the pair', () => {
  test('what runs, runs on the two hosts; every step has a cause; times do not run backwards', () => {
    fc.assert(fc.property(anyPair, setup => {
      for (const { steps, ending, event } of storiesOfPair(setup)) {
        expect(ending.services.map(({ name }) => name), event).toEqual(setup.groups.map(({ name }) => name))
        for (const { hosts: on, isOneOf, gapMs } of [...ending.services, ...ending.primaries]) {
          for (const host of on) expect(hosts).toContain(host)
          if (isOneOf === true) expect(on.length).toBeGreaterThan(1)
          if (gapMs !== undefined) expect(gapMs).toBeGreaterThanOrEqual(0)
        }
        for (const one of steps) expect(one.decidedBy !== undefined || one.unset !== undefined, `${event}: ${one.text}`).toBe(true)
      }
    }))
  })

  test('where both can shoot, nobody serves a group twice and the copies stay one as long as both hear each other at first', () => {
    fc.assert(fc.property(anyPair, setup => {
      const armed = { ...setup, sides: new Map([...setup.sides].map(([host, one]) => [host, { ...one, ...stonith, needsPowerOfVictim: false }])) }
      if (!isHeard(armed)) return
      for (const { event, ending } of storiesOfPair(armed)) {
        expect(ending.isSplitBrain, event).toBe(false)
        for (const { hosts: on, isOneOf } of ending.services) expect(on.length <= 1 || isOneOf === true, event).toBe(true)
        if (!/^(path-lost|interface-lost|mirror-lost)/.test(event)) expect(ending.canDiverge, event).toBe(false)
      }
    }))
  })

  test('without fencing the loss of all paths is a split brain', () => {
    fc.assert(fc.property(anyPair, setup => {
      const mirrors = setup.mirrors.map(one => ({ ...one, policy: { value: 'dont-care' as const, at }, handler: undefined }))
      const groups = setup.groups.map((group, index) => ({ ...group, mirrors: mirrors.slice(index, index + 1) }))
      const open = { ...setup, mirrors, groups, sides: new Map(hosts.map(host => [host, side(host)])) }
      if (!isHeard(open)) return
      expect(told(open, 'all-paths-lost').ending.isSplitBrain).toBe(true)
    }))
  })

  test('a path of several moves nothing while the others are heard', () => {
    fc.assert(fc.property(anyPair, setup => {
      const heard = { ...setup, paths: setup.paths.map(one => ({ ...one, listeners: new Set(hosts) })) }
      if (heard.paths.length < 2) return
      for (const { name } of heard.paths) {
        expect(told(heard, `path-lost ${name}`).ending.services.map(service => service.hosts)).toEqual(heard.groups.map(({ owner }) => [owner]))
      }
    }))
  })

  test('copies diverge only where two hosts are primary, or where one may serve an old copy', () => {
    fc.assert(fc.property(anyPair, setup => {
      for (const { event, ending } of storiesOfPair(setup)) {
        if (!ending.canDiverge) continue
        const isDouble = ending.primaries.some(({ hosts: on, isOneOf }) => on.length === 2 && isOneOf !== true)
        expect(isDouble || ending.mayLoseWrites || ending.isSplitBrain, event).toBe(true)
      }
    }))
  })

  test('a device that is for somebody else is asked without end, and takes nobody over', () => {
    fc.assert(fc.property(anyPair, setup => {
      const stuck = { ...setup, sides: new Map([...setup.sides].map(([host, one]) => [host, { ...one, ...stonith, isForOther: true }])) }
      if (!isHeard(stuck)) return
      for (const { owner: victim } of stuck.groups) {
        const { steps, ending } = told(stuck, `death ${victim}`)
        expect(steps.some(({ text }) => text.includes(' off with '))).toBe(false)
        expect(steps.some(({ text }) => text.includes(`is not set up for "${victim}"`))).toBe(true)
        for (const [index, { owner }] of stuck.groups.entries()) if (owner === victim) expect(ending.services[index]?.hosts).toEqual([])
      }
    }))
  })

  test('the loss of the only path is told once, as such', () => {
    fc.assert(fc.property(anyPair, setup => {
      const lone = { ...setup, paths: [path('eth0')] }
      const events = [...storiesOfPair(lone)].map(({ event }) => event)
      expect(events.filter(event => event.startsWith('path-lost'))).toEqual([])
      expect(told(lone, 'all-paths-lost').title).toBe('The only path, eth0, is lost')
      expect(new Set(events).size).toBe(events.length)
    }))
  })
})

test('since DRBD 8.0 a promotion waits half a second, not for the next keep-alive packet', () => {
  expect(told(pair(), 'death alpha').ending.services).toEqual([{ name: '192.0.2.10', hosts: ['beta'], gapMs: 10_500 }])
})

test('DRBD 0.7 is waited for, and where that takes longer than drbddisk tries, the group is given up', () => {
  const old = { idleMs: 16_000, promotionMs: 16_000, soonestMs: 6000, countsFromPromotion: false, names: ['ping-int', 'timeout'] as const, options: [] }
  const inTime = pair({ mirrors: [mirror({ detection: { ...old, promotionMs: 15_999 }, path: paths[1] })] })
  expect(told(inTime, 'death alpha').ending.services).toEqual([{ name: '192.0.2.10', hosts: ['beta'], gapMs: 15_999 }])
  const late = pair({ mirrors: [mirror({ detection: { ...old, soonestMs: 16_000 } })] })
  expect(told(late, 'death alpha').ending.services).toEqual([{ name: '192.0.2.10', hosts: [] }])
  expect(told(late, 'return alpha').ending.services).toEqual([{ name: '192.0.2.10', hosts: [] }])
})

test('where chance decides whether drbddisk tries long enough, both endings are told, as cluster/conflicting-drbd-deadtime warns', () => {
  const perhaps = pair({ mirrors: [mirror({ detection: { idleMs: 16_000, promotionMs: 16_000, soonestMs: 6000, countsFromPromotion: false, names: ['ping-int', 'timeout'], options: [] } })] })
  const { ending, steps } = told(perhaps, 'death alpha')
  expect(ending.services).toEqual([{ name: '192.0.2.10', hosts: ['beta'], isUncertain: true }])
  expect(steps.map(({ text }) => text).join()).toContain('where that is too short "beta" gives the group up')
})

test('a device inside its victim confirms nothing when that has no power', () => {
  const setup = pair({ sides: ipmi })
  expect(told(setup, 'death alpha').ending.services[0]?.hosts).toEqual(['beta'])
  expect(told(setup, 'power-off alpha').ending.services[0]?.hosts).toEqual([])
  expect(told(setup, 'power-off alpha').steps.map(({ text }) => text)).toContainEqual(expect.stringMatching(/^"external\/ipmi" needs the power of "alpha" and confirms nothing; "beta" tries on/))
  expect(told(setup, 'power-loss').steps.map(({ text }) => text)).toContainEqual(expect.stringContaining('confirms nothing'))
  expect([...storiesOfPair(pair({ sides: stonith }))].map(({ event }) => event)).not.toContain('power-off alpha')
})

test('both hosts can shoot each other, and both may be off', () => {
  const { ending, steps } = told(pair({ sides: stonith }), 'all-paths-lost')
  expect(ending.services).toEqual([{ name: '192.0.2.10', hosts, isOneOf: true }])
  expect(steps.at(-1)?.text).toContain('both are off')
})

test('the interface of the clients fails: nothing moves without ipfail, the group moves with it', () => {
  expect(told(pair(), 'interface-lost alpha eth0').ending.services).toEqual([{ name: '192.0.2.10', hosts: ['alpha'], isCutOff: true }])
  const watched = { ipfail: { at, interfaces: new Set(['eth0']) } }
  expect(told(pair({ sides: watched }), 'interface-lost alpha eth0').ending.services).toEqual([{ name: '192.0.2.10', hosts: ['beta'], gapMs: 10_000 }])
  const legacy = { ...watched, failback: { value: 'legacy' as const, at } }
  expect(told(pair({ sides: legacy }), 'interface-lost alpha eth0').ending.services[0]).toMatchObject({ hosts: ['alpha'], isCutOff: true })
})

test('the interface of the clients is none of heartbeat: its loss is told as well, and cuts DRBD where that lies on it', () => {
  const watched = { ipfail: { at, interfaces: new Set(['eth7']) } }
  const group = (mirrors: readonly Mirror[]): Group => ({ name: '192.0.2.10', owner: 'alpha', at, mirrors, addresses: [{ address: '192.0.2.10', interface: 'eth7' }] })
  const near = mirror({ path: undefined, interfaces: new Map(hosts.map(host => [host, 'eth7'])) })
  const far = mirror({ path: undefined, interfaces: new Map(hosts.map(host => [host, 'eth8'])) })
  expect(told(pair({ sides: watched, mirrors: [far], groups: [group([far])] }), 'interface-lost alpha eth7').ending).toMatchObject({ services: [{ name: '192.0.2.10', hosts: ['beta'], gapMs: 10_000 }], canDiverge: false })
  const cut = told(pair({ sides: watched, mirrors: [near], groups: [group([near])] }), 'interface-lost alpha eth7')
  expect(cut.ending).toMatchObject({ services: [{ hosts: ['beta'] }], canDiverge: true, mayLoseWrites: true })
  expect(cut.steps.at(-1)?.text).toBe('"beta" goes on with that copy of "r0", which lacks what "alpha" wrote in between')
})

describe('ipfail moves a group whose DRBD lost its link with the same interface', () => {
  const moved = (changes: Partial<Mirror>, deadpingMs = 10_000): Story => {
    const mirrors = [mirror({ path: paths[0], policy: { value: 'resource-only', at }, ...changes })]
    return told(pair({ mirrors, sides: { ipfail: { at, interfaces: new Set(['eth0']) }, deadpingMs: { value: deadpingMs, at } } }), 'interface-lost alpha eth0')
  }

  test.each([
    ['dopd may have marked the copy before', 'outdater', 10_000, { hosts: ['beta'], isUncertain: true }],
    ['dopd has marked the copy before', 'outdater', 20_000, { hosts: [] }],
    ['no handler succeeds', 'unanswered', 10_000, { hosts: [] }],
    ['whoever should take the group is shot', 'shoots', 10_000, { hosts: ['alpha', 'beta'], isOneOf: true }],
  ] as const)('%s', (_, value, deadpingMs, where) => {
    expect(moved({ handler: { value, at } }, deadpingMs).ending).toMatchObject({ services: [{ name: '192.0.2.10', ...where }], canDiverge: false })
  })
})

test('writes that a failing handler holds back wait until somebody acts', () => {
  const stuck = mirror({ policy: { value: 'resource-and-stonith', at }, handler: { value: 'unanswered', at } })
  const { ending, steps } = told(pair({ mirrors: [stuck] }), 'path-lost eth1')
  expect(ending.services).toEqual([{ name: '192.0.2.10', hosts: ['alpha'], isHeldUp: true }])
  expect(steps.map(({ text }) => text).join()).not.toContain('goes on alone')
})

test('whoever never hears the other one has no story beyond the start', () => {
  expect([...storiesOfPair(pair({ paths: [path('eth0', ['alpha'])] }))].map(({ event }) => event)).toEqual(['start'])
})

test('a group that starts nowhere is told at the start and after a loss of power, and runs nowhere', () => {
  const mount = { resource: 'r1', device: '/dev/drbd1', at: { ...at, host: 'alpha', origin: at, fact: { group: 1, index: 0, preferredHost: 'beta', script: 'Filesystem', arguments: [], text: '' } }, isCertain: true } as unknown as NonNullable<Group['unpromoted']>
  const setup = { ...pair(), failing: [{ name: '192.0.2.11', owner: 'beta', at, mirrors: [], addresses: [], unpromoted: mount }] }
  for (const event of ['start', 'power-loss']) {
    const { ending, steps } = told(setup, event)
    expect(ending.services.at(-1)).toEqual({ name: '192.0.2.11', hosts: [] })
    expect(steps.map(({ text }) => text).join()).toContain('nothing in it makes "r1" primary before "/dev/drbd1" is mounted')
  }
  expect(told(setup, 'death alpha').ending.services.map(({ name }) => name)).toEqual(['192.0.2.10'])
})

test('one line of common that sets how long DRBD waits is told once, for all resources', () => {
  const mirrors = [mirror({ name: 'r0' }), mirror({ name: 'r1' })]
  const { steps } = told(pair({ mirrors }), 'start')
  expect(steps.filter(({ text }) => text.includes('its script waits')).map(({ text }) => text)).toEqual(['DRBD connects "r0" and "r1"; while a host is alone its script waits for ever'])
})

test('each of two active hosts has its own story', () => {
  const mirrors = [mirror({ name: 'r0' }), mirror({ name: 'r1' })]
  const groups = hosts.map((owner, index): Group => ({ name: `group ${index}`, owner, at, mirrors: mirrors.slice(index, index + 1), addresses: [] }))
  const setup = pair({ mirrors, groups })
  expect(told(setup, 'death alpha').ending.services).toEqual([{ name: 'group 0', hosts: ['beta'], gapMs: 10_500 }, { name: 'group 1', hosts: ['beta'], gapMs: 0 }])
  expect(told(setup, 'death beta').ending.primaries.map(({ hosts: on }) => on)).toEqual([['alpha'], ['alpha']])
})

test('a host that hears nothing takes everything at start', () => {
  const setup = pair({ paths: [path('eth0', ['alpha'])], mirrors: [] })
  const { ending, steps } = told(setup, 'start')
  expect(ending).toMatchObject({ isSplitBrain: true, services: [{ hosts: ['alpha', 'beta'] }] })
  expect(steps.map(({ text }) => text).join()).not.toContain('Each host waits')
})

test('DRBD on a link of its own refuses a second primary, and the standby gives the group up', () => {
  const setup = pair({ paths: [path('eth0')], mirrors: [mirror({ path: undefined })] })
  expect(told(setup, 'all-paths-lost').ending).toMatchObject({ isSplitBrain: true, canDiverge: false, services: [{ hosts: ['alpha'] }] })
})

test('without DRBD nobody speaks of primaries', () => {
  const stories = [...storiesOfPair(pair({ mirrors: [] }))]
  expect(stories.flatMap(({ ending }) => ending.primaries)).toEqual([])
  expect(stories.flatMap(({ steps }) => steps).map(({ text }) => text).filter(text => text.includes('DRBD'))).toEqual([])
})

test('dopd cannot outdate a peer that heartbeat takes for dead', () => {
  const outdating = mirror({ path: paths[0], policy: { value: 'resource-only', at }, handler: { value: 'outdater', at } })
  expect(told(pair({ paths: [path('eth0')].map(() => paths[0] ?? path('eth0')), mirrors: [outdating] }), 'all-paths-lost').ending).toMatchObject({ canDiverge: true, isSplitBrain: true })
  expect(told(pair({ mirrors: [mirror({ ...outdating, path: paths[1] })] }), 'path-lost eth1').ending).toMatchObject({ canDiverge: false, mayLoseWrites: false })
})

test('where nobody starts dopd, its handler fails: nothing is marked, and DRBD refuses to promote', () => {
  const asking = mirror({ path: paths[1], policy: { value: 'resource-only', at }, handler: { value: 'unanswered', at } })
  const setup = pair({ mirrors: [asking] })
  expect(told(setup, 'death alpha').ending.services[0]?.hosts).toEqual([])
  expect(told(setup, 'death alpha').steps.map(({ text }) => text).join()).toContain('dopd, which ha.cf does not start')
  const cut = told(setup, 'path-lost eth1')
  expect(cut.steps.at(-1)?.text).toBe('The copy of "r0" on "beta" grows old and nothing marks it; if "alpha" dies now, DRBD refuses to promote it until somebody acts')
  expect(cut.ending).toMatchObject({ canDiverge: false, mayLoseWrites: false })
})

test('where nobody knows whether DRBD uses a path of heartbeat, both endings are told, each under its condition', () => {
  const open = pair({ mirrors: [mirror({ path: undefined, isPathKnown: false })] })
  const [apart, together] = [told(open, 'all-paths-lost'), told(open, 'all-paths-and-mirrors-lost')]
  expect(apart.steps[0]?.text).toBe('If DRBD has a link of its own for "r0", it stays connected')
  expect(apart.ending).toMatchObject({ isSplitBrain: true, canDiverge: false, services: [{ hosts: ['alpha'] }] })
  expect(together.steps[0]?.text).toBe('If DRBD uses one of these paths for "r0", its link is lost with them')
  expect(together.ending).toMatchObject({ isSplitBrain: true, canDiverge: true, services: [{ hosts: ['alpha', 'beta'] }] })
  const known = [...storiesOfPair(pair({ mirrors: [mirror({ path: undefined })] }))]
  expect(known.map(({ event }) => event)).not.toContain('all-paths-and-mirrors-lost')
  expect(known.flatMap(({ steps }) => steps).map(({ text }) => text).join()).not.toContain('If DRBD')
})

describe('what both hosts write below a file system of the cluster', () => {
  const shooting = { policy: { value: 'resource-and-stonith', at }, handler: { value: 'shoots', at }, allowsTwoPrimaries: true } as const
  const shared = (changes: Partial<Mirror>): Pair => pair({ mirrors: [], shared: [mirror({ name: 'images', ...changes })] })

  test('has one host shot when its link goes with a path: no group is sure to stay', () => {
    const { steps, ending } = told(shared(shooting), 'path-lost eth1')
    expect(ending.services).toEqual([{ name: '192.0.2.10', hosts, isOneOf: true }])
    expect(steps.map(({ text }) => text).join('\n')).toMatch(/by itself it moves no group[^]*link of "images" too[^]*one of the two shot/)
  })

  test('leaves two copies where nobody is shot', () => {
    const { ending } = told(shared({ allowsTwoPrimaries: true }), 'path-lost eth1')
    expect(ending.services).toEqual([{ name: '192.0.2.10', hosts: ['alpha'], gapMs: 0 }])
    expect(ending.canDiverge).toBe(true)
  })

  test('is not touched by the loss of another path', () => {
    expect(told(shared(shooting), 'path-lost eth0').ending.services).toEqual([{ name: '192.0.2.10', hosts: ['alpha'], gapMs: 0 }])
  })

  test('is waited for when a host dies', () => {
    expect(told(shared(shooting), 'death alpha').steps.map(({ text }) => text)).toContain('Whoever uses "images" on "beta" waits until DRBD\'s handler is done, and for the locks of the dead host')
  })
})
