import { expect, test } from 'vitest'

import { unsafeSharedInterface } from '../../../src/cluster/rules/network/unsafe-shared-interface.js'
import { factCluster } from '../../support/fact-cluster.js'
import type { LooseFact } from '../../support/fact-cluster.js'

function nodes(...names: readonly string[]): readonly LooseFact[] {
  return names.map(name => ({ kind: 'heartbeat-host', name }) as LooseFact)
}

const link = { kind: 'heartbeat-link', medium: 'bcast', interface: 'eth0' } as LooseFact
const service: readonly LooseFact[] = [
  { kind: 'resource-group', group: 0, preferredHost: 'alpha' } as LooseFact,
  { kind: 'virtual-address', manager: 'heartbeat', address: '192.0.2.10', interface: 'eth0', group: 0, index: 0 } as LooseFact,
]

function replicationOn(host: string): readonly LooseFact[] {
  return [
    { kind: 'host-address', address: '192.0.2.1', prefix: 24, interface: 'eth0', family: 'inet', isLive: true } as LooseFact,
    { kind: 'drbd-address', resource: 'r0', host, family: 'ipv4', address: '192.0.2.1' } as LooseFact,
  ]
}

test('the host whose heartbeat shares its interface is one of the cluster that moves the address', () => {
  const own = factCluster({ alpha: [...nodes('alpha', 'beta'), link, ...service, ...replicationOn('alpha')], beta: [...nodes('alpha', 'beta'), link] })
  expect([...unsafeSharedInterface.check(own)].map(({ message }) => message)).toEqual(['Heartbeat, DRBD and the virtual address of host "alpha" use interface "eth0"'])
})

test('a host of another cluster has nothing to do with it', () => {
  const two = factCluster({
    alpha: [...nodes('alpha', 'beta'), ...service],
    beta: nodes('alpha', 'beta'),
    gamma: [...nodes('gamma', 'delta'), link, ...replicationOn('gamma')],
    delta: [...nodes('gamma', 'delta'), link],
  })
  expect([...unsafeSharedInterface.check(two)]).toEqual([])
})
