import { expect, test } from 'vitest'

import { heartbeatExample } from '../../../src/cluster/rules/example-cluster.js'
import { checkExample } from '../../support/cluster-of.js'

/** Lists the rules that speak of wfc-timeout on two hosts. */
async function complaints(changes: Parameters<typeof heartbeatExample>[1]): Promise<string[]> {
  const { report } = await checkExample(heartbeatExample('wfc-timeout 0', { '*:/etc/drbd.conf': ['wfc-timeout 60', 'wfc-timeout 0'], ...changes }))
  return report.diagnostics.flatMap(({ rule }) => (rule.endsWith('unsafe-wfc-timeout') ? [rule] : []))
}

test('a wait without end is told once for all hosts, with what comes of it', async () => {
  expect(await complaints({})).toEqual(['cluster/unsafe-wfc-timeout'])
})

test('without heartbeat it is told of each file', async () => {
  expect(new Set(await complaints({ '*:/etc/ha.d/haresources': null, '*:/etc/ha.d/ha.cf': null }))).toEqual(new Set(['drbd-conf/unsafe-wfc-timeout']))
})
