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

test('a device that two resources have is told as that alone, though a target exports the one that is lost', async () => {
  const resource = (name: string, port: number): string => `resource ${name} {\n${['alpha', 'beta'].map((host, id) => `  on ${host} { device /dev/drbd0; disk /dev/vg1/${name}; address 192.0.2.${id + 1}:${port}; meta-disk internal; }\n`).join('')}}\n`
  const files = (host: string, other: string): Record<string, string> => ({ '/etc/hostname': `${host}\n`, '/etc/drbd.conf': resource('data', 7788) + other, '/etc/ietd.conf': 'Target iqn.2008-04.com.example:storage.data\n  Lun 0 Path=/dev/drbd1,Type=blockio\n' })
  const rulesOf = async (other: string): Promise<readonly string[]> => {
    const { report } = await checkExample({ hosts: { alpha: files('alpha', other), beta: files('beta', other) } })
    return [...new Set(report.diagnostics.map(({ rule }) => rule))].filter(rule => /export-device|duplicate-(?:device|minor)/.test(rule))
  }
  expect(await rulesOf('')).toEqual(['cluster/unknown-export-device'])
  expect(await rulesOf(resource('mail', 7789))).toEqual([expect.stringMatching(/^drbd-conf\/duplicate-/)])
})

const cmanDevices = '<fencedevice agent="fence_ipmilan" ipaddr="198.51.100.11" login="fence" name="board-alpha" passwd="not-a-secret"/><fencedevice agent="fence_ipmilan" ipaddr="198.51.100.12" login="fence" name="board-beta" passwd="not-a-secret"/>'
const cmanNode = (name: string, id: number, second: string, device = `<device name="board-${name}"${id === 1 ? ' delay="15"' : ''}/>`): string =>
  `<clusternode name="${name}" nodeid="${id}"><altname name="${second}"/><fence><method name="board">${device}</method></fence></clusternode>`
const cmanFile = (nodes: string): string =>
  `<cluster name="demo" config_version="3"><cman expected_votes="1" two_node="1"/><clusternodes>${nodes}</clusternodes><fencedevices>${cmanDevices}</fencedevices></cluster>\n`
const cmanHost = (name: string, conf: string): Record<string, string> => ({ '/etc/hostname': `${name}\n`, '/etc/hosts': '192.0.2.1 alpha\n192.0.2.2 beta\n198.51.100.1 alpha-ring\n198.51.100.2 beta-ring\n', '/etc/cluster/cluster.conf': conf })
const [rightNodes, exchangedNodes] = [['alpha-ring', 'beta-ring'], ['beta-ring', 'alpha-ring']].map(([one = '', other = '']) => cmanNode('alpha', 1, one) + cmanNode('beta', 2, other))

const twoGroups = (first: string, second: string): string => `${first} drbddisk::r0 Filesystem::/dev/drbd0::/srv/data::ext3 192.0.2.10/24/eth0\n${second} 192.0.2.11/24/eth0\n`

test.each([
  ['the address of the copy\'s own host for the peer', heartbeatExample('', { 'beta:/etc/drbd.conf': ['198.51.100.1:7788', '198.51.100.2:7788'] }).hosts, 'drbd-conf/duplicate-address'],
  ['a keepalive that the own deadtime does not stand', heartbeatExample('', { 'beta:/etc/ha.d/ha.cf': ['keepalive 2', 'keepalive 20'] }).hosts, 'ha-cf/conflicting-deadtime'],
  ['a deadtime as short as warntime on one host', heartbeatExample('', { 'beta:/etc/ha.d/ha.cf': ['deadtime 30', 'deadtime 10'] }).hosts, 'cluster/mismatched-heartbeat-times'],
  ['an initdead below deadtime on one host', heartbeatExample('', { 'beta:/etc/ha.d/ha.cf': ['initdead 120', 'initdead 20'] }).hosts, 'ha-cf/conflicting-initdead'],
  ['a third node on one host', heartbeatExample('', { 'beta:/etc/ha.d/ha.cf': ['node beta', 'node beta gamma'] }).hosts, 'cluster/mismatched-heartbeat-hosts'],
  ['a fencing that one host switched off', heartbeatExample('', { '*:/etc/drbd.conf': ['/usr/lib/heartbeat/drbd-peer-outdater -t 5', '/usr/local/sbin/own-fencing'], 'beta:/etc/drbd.conf': ['fencing resource-only', 'fencing dont-care'], '*:/etc/ha.d/ha.cf': ['respawn hacluster /usr/lib/heartbeat/dopd\napiauth dopd gid=haclient uid=hacluster\n', ''] }).hosts, 'cluster/mismatched-drbd-options'],
  ['owners of two groups that changed places', heartbeatExample('', { 'alpha:/etc/ha.d/haresources': twoGroups('alpha', 'beta'), 'beta:/etc/ha.d/haresources': twoGroups('beta', 'alpha') }).hosts, 'cluster/mismatched-preferred-host'],
  ['a host that stands twice in a resource', heartbeatExample('', { '*:/etc/drbd.conf': ['on beta', 'on alpha'] }).hosts, 'drbd-conf/duplicate-host'],
  ['second names of nodes that changed places', { alpha: cmanHost('alpha', cmanFile(rightNodes ?? '')), beta: cmanHost('beta', cmanFile(exchangedNodes ?? '')) }, 'cluster/mismatched-cluster-conf'],
  ['a method without its device', Object.fromEntries(['alpha', 'beta'].map(name => [name, cmanHost(name, cmanFile(cmanNode('alpha', 1, 'alpha-ring', '') + cmanNode('beta', 2, 'beta-ring')))])), 'cluster-conf/missing-method-device'],
  ['a cloned host', heartbeatExample('', { 'alpha:facts/uname.txt': 'alpha\n', 'beta:facts/uname.txt': 'alpha\n', 'alpha:/etc/hostname': 'alpha\n', 'beta:/etc/hostname': 'beta\n' }).hosts, 'cluster/duplicate-host-name'],
])('%s is one finding', async (_title, hosts, rule) => {
  const { report } = await checkExample({ hosts })
  expect(report.diagnostics.filter(({ severity }) => severity !== 'info').map(one => one.rule)).toContain(rule)
  const others = (await checkExample(heartbeatExample(''))).report.diagnostics.map(one => one.rule)
  expect(report.diagnostics.filter(one => one.severity !== 'info' && !others.includes(one.rule)).map(one => one.rule)).toEqual([rule])
})

test('a script is missed at the copy of haresources of the host that lacks it', async () => {
  const script = '#!/bin/sh\ncase "$1" in\n  status) echo stopped ;;\nesac\nexit 0\n'
  const { hosts } = heartbeatExample('', { '*:/etc/ha.d/haresources': ['IPaddr', 'imagesync IPaddr'], 'alpha:/etc/ha.d/resource.d/imagesync': script, '*:/etc/ha.d/resource.d/drbddisk': script, '*:/etc/init.d/drbd': script })
  const { findings } = await checkExample({ hosts })
  expect(findings.find(({ rule }) => rule === 'cluster/missing-resource-script')?.file).toBe('beta/etc/ha.d/haresources')
})

test('a missing ha.cf is told on its host, by what else heartbeat has there', async () => {
  const { hosts } = heartbeatExample('', { 'beta:/etc/ha.d/ha.cf': null })
  const { findings } = await checkExample({ hosts })
  expect(findings.find(({ rule }) => rule === 'cluster/missing-file')?.file).toMatch(/^beta\/etc\/ha\.d\//)
})

test('one key that was copied to three clusters is one finding', async () => {
  const files = (one: string, other: string): Record<string, string> => ({ '/etc/ha.d/ha.cf': `bcast eth1\nbcast eth2\nauto_failback off\nnode ${one} ${other}\n`, '/etc/ha.d/authkeys': 'auth 1\n1 sha1 not-a-secret-but-long\n' })
  const pairs = [['a1', 'a2'], ['b1', 'b2'], ['c1', 'c2']].flatMap(([one = '', other = '']) => [one, other].map(name => [name, files(one, other)] as const))
  const { findings } = await checkExample({ hosts: Object.fromEntries(pairs) })
  expect(findings.filter(({ rule }) => rule === 'cluster/duplicate-authkeys').map(({ message }) => message)).toEqual(['Hosts "a1" and "b1", and 1 more, of 3 clusters sign with one key'])
})
