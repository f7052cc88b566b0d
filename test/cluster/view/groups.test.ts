import { expect, test } from 'vitest'

import { heartbeatClusters } from '../../../src/cluster/view/groups.js'
import { factCluster } from '../../support/fact-cluster.js'
import type { LooseFact } from '../../support/fact-cluster.js'

function nodes(...names: string[]): LooseFact[] {
  return names.map(name => ({ kind: 'heartbeat-host', name }))
}

const authkeys: LooseFact = { kind: 'heartbeat-key', number: 1, method: 'crc', isSigning: true }

test('hosts that name each other are one cluster', () => {
  expect(heartbeatClusters(factCluster({ beta: nodes('alpha', 'beta'), alpha: nodes('ALPHA', 'Beta') })))
    .toEqual([['alpha', 'beta']])
})

test('two clusters in one tree stay apart', () => {
  const cluster = factCluster({
    alpha: nodes('alpha', 'beta'),
    beta: nodes('alpha', 'beta'),
    gamma: nodes('gamma', 'delta'),
    delta: nodes('gamma', 'delta'),
  })
  expect(heartbeatClusters(cluster)).toEqual([['alpha', 'beta'], ['delta', 'gamma']])
})

test('a drifted copy still belongs to its cluster', () => {
  expect(heartbeatClusters(factCluster({ alpha: nodes('alpha', 'beta'), beta: nodes('beta', 'omega') })))
    .toEqual([['alpha', 'beta']])
})

test('a host without ha.cf joins the only cluster, and none of several', () => {
  expect(heartbeatClusters(factCluster({ alpha: nodes('alpha', 'x'), beta: [authkeys] }))).toEqual([['alpha', 'beta']])
  expect(heartbeatClusters(factCluster({ alpha: nodes('alpha'), beta: nodes('beta'), gamma: [authkeys] })))
    .toEqual([['alpha'], ['beta'], ['gamma']])
  expect(heartbeatClusters(factCluster({ alpha: [authkeys], beta: [authkeys] }))).toEqual([['alpha', 'beta']])
})

test('hosts without heartbeat are in no cluster', () => {
  expect(heartbeatClusters(factCluster({ alpha: [] }))).toEqual([])
})
