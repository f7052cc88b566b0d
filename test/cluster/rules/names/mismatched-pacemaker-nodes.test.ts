import { expect, test } from 'vitest'

import { checkExample } from '../../../support/cluster-of.js'
import { soundCluster } from '../../../support/sound-clusters.js'

const rule = 'cluster/mismatched-pacemaker-nodes'

async function told(change: (path: string, text: string) => string): Promise<readonly object[]> {
  const hosts = Object.fromEntries(Object.entries(soundCluster('debian12-pacemaker')).map(([host, files]) => [host, Object.fromEntries(Object.entries(files).map(([path, text]) => [path, change(path, text)]))]))
  const { report } = await checkExample({ hosts })
  return report.diagnostics.filter(each => each.rule === rule).map(({ file, message }) => ({ file: file.split('/').at(-1), message }))
}

test('a full name in corosync.conf, a short one in the CIB: the name of the host says which to write', async () => {
  expect(await told((path, text) => (path.endsWith('corosync.conf') ? text.replace('name: beta\n', 'name: beta.example.com\n') : text))).toEqual([
    { file: 'corosync.conf', message: 'Node "beta" of the CIB is called "beta.example.com" in corosync.conf; the host calls itself "beta", so write that in both' },
  ])
})

test('a full name in the CIB, a short one in corosync.conf', async () => {
  expect(await told((path, text) => (path.endsWith('cib.xml') ? text.replaceAll('"beta"', '"beta.example.com"') : text))).toEqual([
    { file: 'cib.xml', message: 'Node "beta.example.com" of the CIB is called "beta" in corosync.conf; the host calls itself "beta", so write that in both' },
  ])
})

test('a slip in corosync.conf, told by the number: the name of the host says which to write, and no live node is to be removed', async () => {
  expect(await told((path, text) => (path.endsWith('corosync.conf') ? text.replace('name: beta\n', 'name: be-ta\n') : text))).toEqual([
    { file: 'corosync.conf', message: 'Node "beta" of the CIB is called "be-ta" in corosync.conf; the host calls itself "beta", so write that in both' },
  ])
})

test('a node with a number that corosync.conf does not have is not there', async () => {
  expect(await told((path, text) => (path.endsWith('cib.xml') ? text.replace('id="2" uname="beta"', 'id="3" uname="gamma"') : text))).toEqual([{ file: 'cib.xml', message: 'Node "gamma" of the CIB is not in corosync.conf' }])
})
