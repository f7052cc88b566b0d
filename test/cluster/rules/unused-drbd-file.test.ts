import { expect, test } from 'vitest'

import { heartbeatExample } from '../../../src/cluster/rules/example-cluster.js'
import { checkExample } from '../../support/cluster-of.js'

const more = 'resource r1 {\n  protocol C;\n  on alpha { device /dev/drbd1; disk /dev/vg1/more; address 198.51.100.1:7789; meta-disk internal; }\n  on beta { device /dev/drbd1; disk /dev/vg1/more; address 198.51.100.2:7789; meta-disk internal; }\n}\n'

test.each([
  ['a copy of what is in drbd.conf is nothing worse than misleading', { 'alpha:/etc/drbd.d/r0.res': 'resource r0 {\n}\n' }, 'warning'],
  ['a resource that no other host has is not missed', { 'alpha:/etc/drbd.d/r1.res': more }, 'warning'],
  ['a resource that the other host has is', { 'alpha:/etc/drbd.d/r1.res': more, 'beta:/etc/drbd.conf': ['resource r0', `${more}resource r0`] }, 'error'],
])('%s', async (title, changes, severity) => {
  const { findings } = await checkExample(heartbeatExample(title, changes))
  expect(findings.filter(({ rule }) => rule === 'cluster/unused-drbd-file').map(found => found.severity)).toEqual([severity])
})
