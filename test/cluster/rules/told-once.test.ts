import { expect, test } from 'vitest'

import { heartbeatExample } from '../../../src/cluster/rules/example-cluster.js'
import { checkExample } from '../../support/cluster-of.js'

test('another port of DRBD on one host is told as that alone, without a note on the two ports of that copy', async () => {
  const { hosts } = heartbeatExample('another port', { 'beta:/etc/drbd.conf': ['198.51.100.2:7788', '198.51.100.2:7799'] })
  const { report } = await checkExample({ hosts })
  expect(report.diagnostics.filter(({ message }) => message.includes('7799')).map(({ rule }) => rule)).toEqual(['cluster/mismatched-drbd-address'])
})

test('a ping at an own address is told once, though only the copy of the peer shows whose it is', async () => {
  const files = (host: string, peer: string): Record<string, string> => ({
    '/etc/hostname': `${host}\n`,
    '/etc/hosts': '192.0.2.1 alpha\n192.0.2.2 beta\n',
    '/etc/ha.d/ha.cf': `node alpha beta\nucast eth0 ${peer}\nping 192.0.2.1\n`,
  })
  const { report } = await checkExample({ hosts: { alpha: files('alpha', '192.0.2.2'), beta: files('beta', '192.0.2.1') } })
  expect(report.diagnostics.map(({ rule }) => rule).filter(rule => rule.endsWith('/unsafe-ping-target'))).toEqual(['ha-cf/unsafe-ping-target'])
})

test('another node-id in a copy is to be mended as a node-id', async () => {
  const drbd = (id: number): string => `resource r0 {\n  device /dev/drbd0;\n  disk /dev/sdb1;\n  meta-disk internal;\n  on alpha { node-id 1; address 192.0.2.1:7788; }\n  on beta { node-id ${id}; address 192.0.2.2:7788; }\n}\n`
  const files = (host: string, id: number): Record<string, string> => ({ '/etc/hostname': `${host}\n`, '/etc/drbd.conf': drbd(id) })
  const { report } = await checkExample({ hosts: { alpha: files('alpha', 2), beta: files('beta', 3) } })
  const found = report.diagnostics.find(({ rule }) => rule === 'cluster/mismatched-drbd-address')
  expect(found?.help).toBe('Write the same node-id for this host in all copies.')
})
