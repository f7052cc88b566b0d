import { expect, test } from 'vitest'

import { checkExample } from '../../support/cluster-of.js'
import { heartbeatExample } from '../../../src/cluster/rules/example-cluster.js'

const broken = 'nobody drbddisk:r0 IPaddr::192.0.2.999\nalpha 192.0.2.10 192.0.2.10 drbddisk::gone\n'
const withCrm = { '*:/etc/ha.d/ha.cf': ['auto_failback', 'crm yes\nauto_failback'] } as const

async function codesIn(changes: Parameters<typeof heartbeatExample>[1]): Promise<readonly string[]> {
  const { report } = await checkExample(heartbeatExample('', changes))
  return report.diagnostics.filter(({ file, related }) => [file, ...related.map(other => other.file)].some(path => path.endsWith('haresources'))).map(({ rule }) => rule)
}

test('of a haresources that nobody reads nothing is said but that', async () => {
  const read = await codesIn({ '*:/etc/ha.d/haresources': broken })
  expect(read.length).toBeGreaterThan(4)
  const unread = await codesIn({ '*:/etc/ha.d/haresources': broken, ...withCrm })
  expect(new Set(unread)).toEqual(new Set(['cluster/unused-haresources']))
})
