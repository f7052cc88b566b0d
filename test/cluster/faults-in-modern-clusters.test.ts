import { expect, test } from 'vitest'

import { checkExample } from '../support/cluster-of.js'
import { testFaults } from '../support/single-faults.js'
import type { Fault } from '../support/single-faults.js'
import { soundCluster } from '../support/sound-clusters.js'

const corosyncConf = '/etc/corosync/corosync.conf'
const cibXml = '/var/lib/pacemaker/cib/cib.xml'
const database = '/var/lib/linstor.d/linstor_db.res'
const iscsi = '/etc/drbd-reactor.d/iscsi.toml'
const disk = '/var/lib/linstor.d/vm-100-disk-1.res'

const faults: Readonly<Record<string, readonly Fault[]>> = {
  'ubuntu22-linstor': [
    { title: 'one port for two resources', edits: [[`*:${disk}`, ':7001', ':7000']], rule: 'drbd-conf/duplicate-address' },
    { title: 'an address that the host does not have', edits: [[`*:${disk}`, '198.51.100.2:', '198.51.100.22:']], rule: 'cluster/unknown-drbd-address' },
    { title: 'the satellite does not start on one host', edits: [['gamma:facts/services.txt', 'linstor-satellite.service enabled', 'linstor-satellite.service disabled']], rule: 'cluster/missing-start', at: 'gamma' },
    { title: 'drbd.conf includes nothing of drbd.d', edits: [['alpha:/etc/drbd.conf', 'include "drbd.d/*.res";', '']], rule: 'cluster/unused-drbd-file', at: 'alpha' },
    { title: 'one host promotes nothing', edits: [['beta:/etc/drbd-reactor.d/linstor_db.toml', null]], rule: 'cluster/mismatched-drbd-reactor' },
    { title: 'no host has a disk', edits: [[`alpha,beta:${disk}`, 'disk        /dev/linstor_vg/vm-100-disk-1_00000', 'disk none'], [`*:${disk}`, 'disk        /dev/drbd/this/is/not/used', 'disk none']], rule: 'drbd-conf/missing-disk' },
    { title: 'auto-promote is not set', edits: [[`*:${database}`, '        auto-promote no;\n', '']], rule: 'cluster/conflicting-auto-promote' },
  ],
  'debian12-reactor': [
    { title: 'a host lacks the resource', edits: [['gamma:/etc/drbd.d/web.res', null]], rule: 'cluster/mismatched-drbd-conf', at: 'gamma' },
  ],
  'sles15-ocfs2-dlm': [
    { title: 'no DLM', edits: [[`*:${cibXml}`, 'class="ocf" provider="pacemaker" type="controld"', 'class="ocf" provider="heartbeat" type="Dummy"']], rule: 'cluster/missing-dlm' },
    { title: 'two nodes of which none goes on', edits: [[`*:${corosyncConf}`, '\ttwo_node: 1\n', '']], rule: 'corosync-conf/missing-two-node' },
    { title: 'votes that nobody has', edits: [[`*:${corosyncConf}`, 'expected_votes: 2', 'expected_votes: 3']], rule: 'corosync-conf/mismatched-expected-votes' },
  ],
  'rocky9-pacemaker': [
    { title: 'corosync lacks a node', edits: [[`*:${corosyncConf}`, '\tnode {\n\t\tname: gamma\n\t\tnodeid: 3\n\t\tring0_addr: 192.0.2.3\n\t\tring1_addr: 198.51.100.3\n\t}\n', '']], rule: 'corosync-conf/missing-own-node', at: 'gamma' },
    { title: 'the tie-breaker was taken out of drbd.conf', edits: [['*:/etc/drbd.d/data.res', '\ton gamma {\n\t\tnode-id 2;\n\t\taddress ipv4 198.51.100.3:7800;\n\t\tdisk none;\n\t}\n', ''], ['*:/etc/drbd.d/data.res', 'hosts alpha beta gamma;', 'hosts alpha beta;']], rule: 'cluster/missing-drbd-section' },
  ],
  'debian12-iscsi': [
    { title: 'another target than that of the LUN', edits: [[`alpha,beta:${iscsi}`, 'target_iqn=iqn.2024-01.com.example:store', 'target_iqn=iqn.2024-01.com.example:stroe']], rule: 'drbd-reactor/unknown-target' },
    { title: 'a portal without address', edits: [[`alpha,beta:${iscsi}`, 'portals=192.0.2.50', 'portals=192.0.2.55']], rule: 'drbd-reactor/unknown-service-address' },
    { title: 'another address than all services name', edits: [[`alpha,beta:${iscsi}`, 'vip0 ip=192.0.2.50', 'vip0 ip=192.0.2.55']], rule: 'drbd-reactor/unknown-service-address' },
    { title: 'a portal at another port than what is blocked', edits: [[`alpha,beta:${iscsi}`, ':3260 ', ':3620 ']], rule: 'drbd-reactor/mismatched-port' },
    { title: 'nothing opens the port', edits: [[`alpha,beta:${iscsi}`, 'action=unblock', 'action=block']], rule: 'drbd-reactor/missing-unblock' },
    { title: 'another port is opened than was blocked', edits: [[`alpha,beta:${iscsi}`, 'pblock0 action=block ip=192.0.2.50 portno=3260', 'pblock0 action=block ip=192.0.2.50 portno=3620']], rule: 'drbd-reactor/missing-unblock' },
  ],
  'rhel9-booth': [
    { title: 'the arbitrator is a site', edits: [['*:/etc/booth/booth.conf', '203.0.113.5', '192.0.2.250']], rule: 'booth/duplicate-line' },
  ],
}

testFaults(faults)

/** Lists what is found in a sound cluster with some files put in. */
async function found(name: string, put: Readonly<Record<string, string>>): Promise<string[]> {
  const hosts = Object.fromEntries(Object.entries(soundCluster(name)).map(([host, own]) => [host, { ...own, ...put }]))
  const { report } = await checkExample({ hosts })
  return report.diagnostics.filter(({ severity }) => severity !== 'info').map(({ rule }) => rule)
}

test('what corosync reads beside its file is judged', async () => {
  expect(await found('debian12-qdevice', { '/etc/corosync/uidgid.d/monitor': 'uidgid {\n\tgidd: icinga\n}\n' })).toEqual(['corosync-conf/invalid-uidgid'])
  expect(await found('debian12-qdevice', { '/etc/corosync/uidgid.d/monitor': 'uidgid {\n\tgid: icinga\n}\n' })).toEqual([])
})

test.each([
  ['another section', 'uidgdi {\n\tgid: icinga\n}\n'],
  ['a section of corosync.conf', 'totem {\n\ttoken: 3x\n}\n'],
  ['a key outside of any section', 'gid: icinga\n'],
  ['a section in it', 'uidgid {\n\tmore {\n\t}\n}\n'],
])('a file of uidgid.d with %s, which corosync -t 3.1.7 refuses, is one error', async (_what, text) => {
  const hosts = Object.fromEntries(Object.entries(soundCluster('debian12-qdevice')).map(([host, own]) => [host, { ...own, '/etc/corosync/uidgid.d/monitor': text }]))
  const { report } = await checkExample({ hosts })
  expect(report.diagnostics.filter(({ file }) => file.includes('uidgid.d'))).toMatchObject([{ rule: 'corosync-conf/invalid-uidgid', severity: 'error', origin: 'daemon' }])
})

test('what no release of the host reads is not', async () => {
  expect(await found('debian12-qdevice', { '/etc/corosync/service.d/pcmk': 'service {\n\tname: pacemaker\n' })).toEqual([])
})

test('a link goes by a name of its own', async () => {
  const { '/etc/hosts': hosts = '', [corosyncConf]: conf = '' } = soundCluster('debian12-qdevice')['alpha'] ?? {}
  const put = { '/etc/hosts': `${hosts}198.51.100.1 alpha-link\n198.51.100.2 beta-link\n`, [corosyncConf]: conf.replace('ring1_addr: 198.51.100.1', 'ring1_addr: alpha-link').replace('ring1_addr: 198.51.100.2', 'ring1_addr: beta-link') }
  const given = Object.fromEntries(Object.entries(soundCluster('debian12-qdevice')).map(([host, own]) => [host, { ...own, ...put }]))
  const { report } = await checkExample({ hosts: given })
  expect(report.diagnostics.filter(({ rule }) => rule === 'cluster/missing-host')).toEqual([])
})

test('a hash that LINSTOR has chosen is a note, for which LINSTOR is to be asked', async () => {
  const hosts = Object.fromEntries(Object.entries(soundCluster('ubuntu22-linstor')).map(([host, own]) => [host, { ...own, [disk]: (own[disk] ?? '').replace('crc32c', 'crct10dif-pclmul') }]))
  const { report } = await checkExample({ hosts })
  expect(report.diagnostics.filter(({ rule }) => rule === 'drbd-conf/unsafe-crct10dif')).toMatchObject([{ severity: 'info', help: expect.stringContaining('drbd-options --verify-alg crc32c') as string }])
})
