import { expect, test } from 'vitest'

import { buildCluster } from '../../src/cluster/build.js'
import { factCluster } from '../support/fact-cluster.js'

test('a file is missing only from a folder that was itself listed', () => {
  const { hosts } = buildCluster(
    [{ name: 'alpha', paths: ['/etc/ha.d/ha.cf'], collected: ['/etc', '/etc/ha.d'], facts: [] }],
  )
  const alpha = hosts.get('alpha')
  expect(alpha?.stateOf('/etc/ha.d/ha.cf')).toBe('present')
  expect(alpha?.stateOf('/etc/ha.d/authkeys')).toBe('missing')
  expect(alpha?.stateOf('/etc/drbd.conf')).toBe('missing')
  expect(alpha?.stateOf('/etc/ocfs2/cluster.conf')).toBe('not-collected')
  expect(alpha?.stateOf('/proc/drbd')).toBe('not-collected')
})

test('a host is found by its folder, its own name, in any case, short or full', () => {
  const cluster = factCluster({
    one: [{ kind: 'host-name', name: 'alpha.example.com', source: 'hostname' }],
    two: [{ kind: 'host-name', name: 'beta.example.com', source: 'hostname' }],
  })
  for (const name of ['one', 'ONE', 'alpha.example.com', 'Alpha', 'alpha']) expect(cluster.hostNamed(name)).toBe('one')
  expect(cluster.hostNamed('gamma')).toBeUndefined()
})

test('a short name that two hosts share means neither', () => {
  const cluster = factCluster({
    one: [{ kind: 'host-name', name: 'alpha.example.com', source: 'hostname' }],
    two: [{ kind: 'host-name', name: 'alpha.example.org', source: 'hostname' }],
  })
  expect(cluster.hostNamed('alpha')).toBeUndefined()
  expect(cluster.hostNamed('alpha.example.org')).toBe('two')
})
