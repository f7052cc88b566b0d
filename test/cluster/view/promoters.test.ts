import { describe, expect, test } from 'vitest'

import { deviationsFrom, promotedOnHosts, promotedByReactor, promotersByPolicy } from '../../../src/cluster/view/promoters.js'
import { factCluster } from '../../support/fact-cluster.js'
import type { LooseFact } from '../../support/fact-cluster.js'

const promoted = (name: string): LooseFact => ({ kind: 'promoted-resource', name, units: [], preferredNodes: [] })
const resource = (name: string): LooseFact => ({ kind: 'drbd-resource', name, hosts: ['alpha', 'beta'], isStacked: false })
const option = (section: string, name: string, value: string, of = 'r0', host?: string): LooseFact => ({ kind: 'drbd-option', resource: of, section, name, value, ...(host === undefined ? {} : { host }) })
const conf = (target: string): LooseFact => ({ kind: 'config-file', language: 'drbd-conf', path: '/etc/drbd.conf', target })

describe('what drbd-reactor promotes', () => {
  test('counts where DRBD 9 of the same host has it, on each host, or once', () => {
    const cluster = factCluster({
      alpha: [conf('9.22'), promoted('r0'), promoted('r1'), resource('r0')],
      beta: [conf('9.0'), promoted('r0'), resource('r0')],
      gamma: [conf('8.4'), promoted('r0'), resource('r0')],
      delta: [promoted('r0'), resource('r0')],
    })
    expect([...promotedOnHosts(cluster)].map(({ host, fact }) => [host, fact.name])).toEqual([['alpha', 'r0'], ['beta', 'r0']])
    expect([...promotedByReactor(cluster)].map(({ host, fact }) => [host, fact.name])).toEqual([['alpha', 'r0']])
  })
})

describe('by what a promoted resource is kept from being primary twice', () => {
  const policyOf = (...options: LooseFact[]): readonly unknown[] =>
    promotersByPolicy(factCluster({ alpha: [conf('9.22'), promoted('r0'), resource('r0'), ...options] })).map(({ hasQuorum, fencing, onLoss, onLossAt }) => [hasQuorum, fencing?.fact.value, onLoss, onLossAt !== undefined])
  const onLoss = (value: string): LooseFact => ({ kind: 'setting', language: 'drbd-reactor', key: 'promoter r0 / on-quorum-loss', value }) as LooseFact

  test('nothing', () => {
    expect(policyOf()).toEqual([])
    expect(policyOf(option('options', 'quorum', 'off'))).toEqual([])
    expect(policyOf(option('net', 'fencing', 'dont-care'))).toEqual([])
    expect(policyOf(option('options', 'quorum', 'majority', 'r1'), option('net', 'quorum', 'majority'), option('options', 'fencing', 'resource-only'))).toEqual([])
    expect(policyOf(option('options', 'quorum', 'majority', 'r0', 'alpha'))).toEqual([])
  })

  test('quorum, fencing, or both', () => {
    expect(policyOf(option('options', 'quorum', 'majority'))).toEqual([[true, undefined, 'shutdown', false]])
    expect(policyOf(option('net', 'fencing', 'resource-only'))).toEqual([[false, 'resource-only', 'shutdown', false]])
    expect(policyOf(option('options', 'quorum', 'majority'), option('net', 'fencing', 'dont-care'))).toEqual([[true, undefined, 'shutdown', false]])
    expect(policyOf(option('options', 'quorum', '2'), option('net', 'fencing', 'resource-and-stonith'))).toEqual([[true, 'resource-and-stonith', 'shutdown', false]])
  })

  test('and what becomes of the services when quorum is lost', () => {
    const quorum = option('options', 'quorum', 'majority')
    expect(policyOf(quorum, onLoss('freeze'))).toEqual([[true, undefined, 'freeze', true]])
    expect(policyOf(quorum, onLoss('shutdown'))).toEqual([[true, undefined, 'shutdown', true]])
  })
})

test('options that deviate from what the daemon wants are those that are written otherwise, and those whose default is another', () => {
  const cluster = factCluster({ alpha: [conf('9.22'), promoted('r0'), resource('r0'), option('options', 'quorum', 'majority'), option('options', 'on-no-quorum', 'io-error'), option('net', 'rr-conflict', 'retry-connect')] })
  const [policy] = promotersByPolicy(cluster)
  if (policy === undefined) throw new Error('nothing is promoted')
  const deviating = (wanted: Readonly<Record<string, string>>): readonly unknown[] => deviationsFrom(cluster, policy, wanted).map(({ name, wanted: value, option: written }) => [name, value, written?.fact.value])
  expect(deviating({ quorum: 'majority', 'on-no-quorum': 'io-error', 'rr-conflict': 'retry-connect', 'on-no-data-accessible': 'io-error' })).toEqual([])
  expect(deviating({ 'on-no-quorum': 'suspend-io', 'rr-conflict': 'disconnect', 'on-no-data-accessible': 'suspend-io' })).toEqual([
    ['on-no-quorum', 'suspend-io', 'io-error'],
    ['rr-conflict', 'disconnect', 'retry-connect'],
    ['on-no-data-accessible', 'suspend-io', undefined],
  ])
})
