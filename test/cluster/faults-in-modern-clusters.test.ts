import { expect, test } from 'vitest'

import { checkExample } from '../support/cluster-of.js'
import { testFaults } from '../support/single-faults.js'
import type { Fault } from '../support/single-faults.js'
import { soundCluster } from '../support/sound-clusters.js'

const corosyncConf = '/etc/corosync/corosync.conf'
const cibXml = '/var/lib/pacemaker/cib/cib.xml'
const database = '/var/lib/linstor.d/linstor_db.res'
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
