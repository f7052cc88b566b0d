import { expect, test } from 'vitest'

import type { Change } from '../../../../src/cluster/rules/example-cluster.js'
import { heartbeatExample } from '../../../../src/cluster/rules/example-cluster.js'
import { checkExample } from '../../../support/cluster-of.js'

/** The heartbeat pair once more, under other names and in other networks. */
function otherPair(changes: Readonly<Record<string, Change>>): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const renamed = (text: string): string => text.replaceAll('alpha', 'gamma').replaceAll('beta', 'delta').replaceAll('192.0.2.', '203.0.113.').replaceAll('198.51.100.', '10.1.0.')
  return Object.fromEntries(Object.entries(heartbeatExample('another pair', changes).hosts).map(([host, files]) => {
    return [renamed(host), Object.fromEntries(Object.entries(files).map(([path, text]) => [path, renamed(text)]))]
  }))
}

test('a device of no resource is told although another pair has copies of haresources that differ', async () => {
  const wrong = { '*:/etc/ha.d/haresources': ['/dev/drbd0', '/dev/drbd7'] }
  const drifted = heartbeatExample('drift', { 'beta:/etc/ha.d/haresources': ['Filesystem::/dev/drbd0::/srv/data::ext3 ', ''] })
  const { findings } = await checkExample({ hosts: { ...drifted.hosts, ...otherPair(wrong) } })
  const rules = findings.map(({ rule, file }) => `${rule} ${file.split('/')[0] ?? ''}`)
  expect(rules).toContain('cluster/unknown-filesystem-device delta')
  expect(rules.filter(rule => rule.startsWith('cluster/mismatched-haresources'))).not.toEqual([])
})
