import { expect, test } from 'vitest'

import { heartbeatExample } from '../../../src/cluster/rules/example-cluster.js'
import { checkExample } from '../../support/cluster-of.js'

test('two resources that inherit one option are one finding', async () => {
  const second = (host: string): string => `  on ${host} { device /dev/drbd1; disk /dev/vg1/more; address 198.51.100.${host === 'alpha' ? 1 : 2}:7799; meta-disk internal; }\n`
  const { findings } = await checkExample(heartbeatExample('two resources', {
    '*:/etc/drbd.conf': ['resource r0', `common {\n  net {\n    allow-two-primaries yes;\n  }\n}\n\nresource r1 {\n  protocol C;\n${second('alpha')}${second('beta')}}\n\nresource r0`],
    '*:/etc/ha.d/haresources': ['drbddisk::r0', 'drbddisk::r0 drbddisk::r1 Filesystem::/dev/drbd1::/srv/more::xfs'],
  }))
  expect(findings.flatMap(({ rule, message }) => (rule === 'cluster/unsafe-shared-mount' ? [message] : []))).toEqual([
    'Resources "r1" ("xfs") and "r0" ("ext3") allow two primaries and carry file systems for one host',
  ])
})
