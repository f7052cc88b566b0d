import { describe, expect, test } from 'vitest'

import { storiesOf } from '../../../src/failover/stories.js'
import type { Story, ClusterStories } from '../../../src/failover/story.js'
import { checkExample } from '../../support/cluster-of.js'
import type { ClusterFiles } from '../../support/consistent-cluster.js'
import fc from '../../support/fast-check.js'

interface Drawn {
  /** Hosts with data; with two of them gamma may lend its voice. */
  readonly holders: number
  readonly hasVoice: boolean
  readonly quorum: 'majority' | 'off'
  readonly fencing: 'dont-care' | 'resource-only' | 'resource-and-stonith'
  readonly preferred: readonly string[]
  readonly policy?: string
  readonly onDemoteFailure?: string
  readonly onQuorumLoss?: string
}

const usual: Drawn = { holders: 2, hasVoice: true, quorum: 'majority', fencing: 'dont-care', preferred: ['alpha', 'beta'], onDemoteFailure: 'reboot' }

const names = ['alpha', 'beta', 'gamma'] as const

function files({ holders, hasVoice, quorum, fencing, preferred, policy, onDemoteFailure, onQuorumLoss }: Drawn): ClusterFiles {
  const hosts = names.slice(0, hasVoice ? 3 : holders)
  const on = hosts.map((host, index) => `  on ${host} { node-id ${index}; device /dev/drbd0; disk ${index < holders ? '/dev/vg/data' : 'none'}; meta-disk internal; address 192.0.2.${index + 1}:7789; }`)
  const drbd = `resource data {\n  options { auto-promote no; quorum ${quorum}; on-no-quorum io-error; }\n  net { fencing ${fencing}; }\n${fencing === 'dont-care' ? '' : '  handlers { fence-peer "/usr/local/sbin/fence-peer"; }\n'}${on.join('\n')}\n  connection-mesh { hosts ${hosts.join(' ')}; }\n}\n`
  const setting = (key: string, value: string | undefined): string => (value === undefined ? '' : `${key} = "${value}"\n`)
  const reactor = `[[promoter]]\n[promoter.resources.data]\nstart = ["srv-data.mount", "web.service"]\n${preferred.length === 0 ? '' : `preferred-nodes = [${preferred.map(name => `"${name}"`).join(', ')}]\n`}${setting('preferred-nodes-policy', policy)}${setting('on-drbd-demote-failure', onDemoteFailure)}${setting('on-quorum-loss', onQuorumLoss)}`
  return Object.fromEntries(hosts.map(host => [host, { '/etc/hostname': `${host}\n`, '/etc/drbd.conf': drbd, '/etc/drbd-reactor.toml': reactor }]))
}

async function tell(drawn: Partial<Drawn> = {}): Promise<ClusterStories> {
  const { model } = await checkExample({ hosts: files({ ...usual, ...drawn }) }, [])
  return storiesOf(model)
}

function find({ stories }: ClusterStories, event: string): Story {
  const found = stories.find(each => each.event === event && each.software === 'drbd-reactor')
  if (found === undefined) throw new Error(`no story of ${event}: ${stories.map(each => each.event).join(', ')}`)
  return found
}

function texts({ steps }: Story): string {
  return steps.map(({ text }) => text).join('\n')
}

const service = 'drbd-services@data.target'

describe('two copies and a host that lends its voice', () => {
  test('the first preferred node promotes, and the next one when it dies', async () => {
    const told = await tell()
    expect(find(told, 'start').ending).toMatchObject({ services: [{ name: service, hosts: ['alpha'] }], primaries: [{ name: 'data', hosts: ['alpha'] }] })
    // ping-int and ping-timeout, and the second place among the preferred nodes.
    expect(find(told, 'death alpha').ending.services).toEqual([{ name: service, hosts: ['beta'], gapMs: 11_500 }])
    expect(texts(find(told, 'death alpha'))).toContain('starts srv-data.mount, then web.service')
  })

  test('a host that is cut off loses the quorum, so that nothing diverges', async () => {
    const told = find(await tell(), 'isolated alpha')
    expect(told.ending).toMatchObject({ isSplitBrain: false, canDiverge: false, primaries: [{ hosts: ['beta'] }] })
    expect(texts(told)).toContain('"alpha" has lost the quorum of DRBD: writes fail there')
    expect(texts(told)).toContain('cannot be demoted systemd does "reboot"')
  })

  test('services move back to the better node, or only at a start', async () => {
    expect(find(await tell(), 'return alpha').ending.services).toEqual([{ name: service, hosts: ['alpha'] }])
    expect(find(await tell({ policy: 'start-only' }), 'return alpha').ending.services).toEqual([{ name: service, hosts: ['beta'], gapMs: 0 }])
  })

  test('what cannot be demoted stays, unless systemd resets the host', async () => {
    expect(find(await tell(), 'demote-failed alpha').ending.primaries).toEqual([{ name: 'data', hosts: ['beta'] }])
    const stuck = await tell({ onDemoteFailure: 'none' })
    expect(find(stuck, 'demote-failed alpha').ending.primaries).toEqual([{ name: 'data', hosts: ['alpha'] }])
  })

  test('freezing instead of stopping is said', async () => {
    expect(texts(find(await tell({ onQuorumLoss: 'freeze' }), 'isolated alpha'))).toContain('freezes srv-data.mount')
  })
})

test('two copies and nobody else: whoever is left has no quorum', async () => {
  const told = await tell({ hasVoice: false })
  expect(find(told, 'death alpha').ending.primaries).toEqual([{ name: 'data', hosts: [] }])
  expect(texts(find(told, 'death alpha'))).toContain('has no quorum of DRBD')
})

test('without a preferred node whoever is first promotes', async () => {
  const told = await tell({ holders: 3, preferred: [] })
  expect(find(told, 'start').ending.primaries).toEqual([{ name: 'data', hosts: ['alpha', 'beta', 'gamma'], isOneOf: true }])
  expect(find(told, 'death beta').ending.primaries).toEqual([{ name: 'data', hosts: ['alpha', 'gamma'], isOneOf: true }])
})

test('without quorum and without fencing drbd-reactor leaves the resource alone', async () => {
  const told = await tell({ quorum: 'off' })
  expect(find(told, 'start').ending.primaries).toEqual([{ name: 'data', hosts: [] }])
  expect(texts(find(told, 'start'))).toContain('leaves "data" alone')
})

test('nobody says that what makes them primary is in none of the files', async () => {
  const { limits } = await tell()
  expect(limits).toEqual([])
})

test('whatever the promoter: steps have causes, hosts are its own, times do not go back, and quorum keeps copies together', async () => {
  const any = fc.record({
    holders: fc.constantFrom(2, 3),
    hasVoice: fc.boolean(),
    quorum: fc.constantFrom('majority' as const, 'off' as const),
    fencing: fc.constantFrom('dont-care' as const, 'resource-only' as const, 'resource-and-stonith' as const),
    preferred: fc.subarray([...names]),
    policy: fc.constantFrom('always', 'start-only'),
    onDemoteFailure: fc.constantFrom('none', 'reboot', 'poweroff-immediate', 'exit'),
    onQuorumLoss: fc.constantFrom('shutdown', 'freeze'),
  })
  await fc.assert(fc.asyncProperty(any, async drawn => {
    const { stories } = await tell(drawn)
    expect(new Set(stories.map(({ event }) => event)).size).toBe(stories.length)
    for (const { event, steps, ending } of stories) {
      for (const { decidedBy, unset, text } of steps) {
        expect(decidedBy !== undefined || unset !== undefined, `${event}: ${text}`).toBe(true)
        expect(text).not.toMatch(/undefined|NaN|Infinity|""/)
      }
      for (const { hosts, isOneOf, gapMs } of [...ending.services, ...ending.primaries]) {
        for (const host of hosts) expect(names).toContain(host)
        if (isOneOf === true) expect(hosts.length).toBeGreaterThan(1)
        if (gapMs !== undefined) expect(gapMs).toBeGreaterThanOrEqual(0)
        if (event.startsWith('death ')) expect(hosts, event).not.toContain(event.slice('death '.length))
      }
      if (drawn.quorum === 'majority') expect(ending.canDiverge || ending.isSplitBrain, event).toBe(false)
    }
  }), { numRuns: 40 })
})
