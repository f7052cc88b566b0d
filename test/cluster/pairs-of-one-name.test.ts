import { expect, test } from 'vitest'

import { buildPicture } from '../../src/graph/build-picture.js'
import { checkExample, shownFinding } from '../support/cluster-of.js'
import type { ClusterFiles } from '../support/consistent-cluster.js'
import { soundCluster } from '../support/sound-clusters.js'

/** The same pair once more: other hosts, networks, keys and a larger disk, and all else, such as the names of resources, as it was. */
function anotherPair(number: number): ClusterFiles {
  const [alpha, beta] = [`n${number}a`, `n${number}b`]
  const renamed = (text: string): string => text
    .replace(/\balpha/g, alpha).replace(/\bbeta/g, beta)
    .replaceAll('192.0.2.', `10.1.${number}.`).replaceAll('198.51.100.', `10.2.${number}.`).replaceAll('203.0.113.', `10.3.${number}.`)
    .replaceAll('00:21:5a:00', `00:21:5a:0${number}`)
    .replaceAll('8f0c2b5d1e7a4936', `8f0c2b5d1e7a493${number}`).replaceAll('not-a-secret-of-www', `not-a-secret-of-www-${number}`)
    .replaceAll('udpport 694', `udpport ${694 + number}`)
    .replaceAll('= www', `= www${number}`).replaceAll('BOOTCLUSTER=www', `BOOTCLUSTER=www${number}`)
    .replaceAll('146778669056', String(146_778_669_056 + number * 1_073_741_824))
  return Object.fromEntries(Object.entries(soundCluster('sles11-heartbeat-ocfs2')).map(([host, files]) => {
    return [renamed(host), Object.fromEntries(Object.entries(files).map(([path, text]) => [path, renamed(text)]))]
  }))
}

const pairs = Object.assign({}, ...[1, 2, 3].map(anotherPair)) as ClusterFiles

test('three pairs in one folder whose resources have one name are not held against each other', async () => {
  const { report } = await checkExample({ hosts: pairs })
  expect(report.diagnostics.filter(({ severity }) => severity !== 'info').map(finding => shownFinding(finding, report)).join('\n')).toBe('')
})

test('and a fault in one of them is found there', async () => {
  const own = pairs['n2b'] ?? {}
  const blockdev = (own['facts/blockdev.txt'] ?? '').replace(/148926152704/, '148926144512')
  expect(blockdev).not.toBe(own['facts/blockdev.txt'])
  const { report } = await checkExample({ hosts: { ...pairs, n2b: { ...own, 'facts/blockdev.txt': blockdev } } })
  const found = report.diagnostics.filter(({ severity }) => severity !== 'info')
  expect(found.map(({ rule }) => rule)).toEqual(['cluster/mismatched-disk-size'])
  expect(found[0]?.file).toContain('n2b/')
})

test('each pair is drawn with a line of its own', async () => {
  const { model } = await checkExample({ hosts: pairs }, [])
  const lines = buildPicture(model).lines.filter(({ kind }) => kind === 'replication')
  expect(lines.map(({ ends }) => [...ends].sort())).toEqual([1, 2, 3].map(number => [`drbd n${number}a www/0`, `drbd n${number}b www/0`]))
})

test('and a pair with the haresources of another one is told of, though that one has it rightly', async () => {
  const strange = pairs['n1a']?.['/etc/ha.d/haresources'] ?? ''
  const hosts = Object.fromEntries(Object.entries(pairs).map(([host, files]) => [host, host.startsWith('n2') ? { ...files, '/etc/ha.d/haresources': strange } : files]))
  const { report } = await checkExample({ hosts })
  const found = report.diagnostics.filter(({ rule }) => rule === 'cluster/unknown-preferred-host')
  expect(found.map(({ file }) => file.slice(0, 3))).toContain('n2a')
  expect(found.filter(({ file }) => !file.startsWith('n2'))).toEqual([])
})
