import { expect, test } from 'vitest'

import { cmanExample } from '../../../src/cluster/rules/example-cluster.js'
import { checkExample } from '../../support/cluster-of.js'

test('the fix says that cluster.conf has the name, and not that another host has it', async () => {
  const { findings } = await checkExample(cmanExample('another name on beta', { 'beta:/etc/sysconfig/cluster': ['demo', 'test'] }))
  expect(findings.flatMap(({ fixes }) => fixes.map(({ title }) => title))).toEqual(['Write "demo", as in cluster.conf'])
})
