import { expect, test } from 'vitest'

import { checkExample } from '../support/cluster-of.js'
import { consistentCluster } from '../support/consistent-cluster.js'

test.each(['8.4.11 (api:1/proto:86-101)', '9.1.13 (api:2/proto:86-121)'])('hosts of two releases that hold the same files are not compared option by option: 8.4 beside %s', async other => {
  const [alpha, beta] = Object.entries(consistentCluster({ size: 2, hasFullNames: false }))
  if (alpha === undefined || beta === undefined) throw new Error('two hosts are needed')
  const { report } = await checkExample({
    hosts: {
      [alpha[0]]: { ...alpha[1], 'facts/proc-drbd.txt': 'version: 8.4.11 (api:1/proto:86-101)\n' },
      [beta[0]]: { ...beta[1], 'facts/proc-drbd.txt': `version: ${other}\n` },
    },
  })
  expect(report.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([])
})
