import { describe, expect, test } from 'vitest'

import { checkExample, shownFinding } from '../support/cluster-of.js'
import type { ClusterFiles } from '../support/consistent-cluster.js'
import { createRandom } from '../support/random.js'
import { rewritings, rewritten } from '../support/rewriting.js'
import { soundCluster, soundClusters } from '../support/sound-clusters.js'

async function findingsIn(hosts: ClusterFiles): Promise<string> {
  const { report } = await checkExample({ hosts })
  return report.diagnostics.filter(({ severity }) => severity !== 'info').map(finding => shownFinding(finding, report)).join('\n')
}

test('there is one of each kind', () => {
  expect(soundClusters).toEqual([
    'alma9-lvm',
    'almalinux9-nfs',
    'centos5-xen-heartbeat',
    'centos6-lvm-on-drbd',
    'debian12-auto-promote',
    'debian12-iscsi',
    'debian12-ocfs2',
    'debian12-pacemaker',
    'debian12-qdevice',
    'debian12-reactor',
    'debian12-two-groups',
    'debian5-heartbeat',
    'debian6-heartbeat-crm',
    'debian6-xen',
    'debian6-xen-migration',
    'debian7-ipv6',
    'debian7-stacked',
    'drbd9-mesh',
    'proxmox8-linstor',
    'rhel4-gnbd-ocfs2',
    'rhel5-gnbd',
    'rhel5-gnbd-boot',
    'rhel5-outlets',
    'rhel5-rgmanager',
    'rhel6-gfs2',
    'rhel6-nfs',
    'rhel6-node-names',
    'rhel6-qdisk',
    'rhel6-rings',
    'rhel9-booth',
    'rhel9-gfs2-sbd',
    'rhel9-pcs',
    'rocky9-pacemaker',
    'sles10-heartbeat',
    'sles10-ocfs2-drbd',
    'sles11-heartbeat-ocfs2',
    'sles11-ocfs2',
    'sles15-lvmlockd',
    'sles15-ocfs2-dlm',
    'sles15-sap',
    'sles15-sbd',
    'ubuntu22-linstor',
    'ubuntu22-mesh',
    'ubuntu24-reactor',
  ])
})

describe.each(soundClusters)('%s', name => {
  const files = soundCluster(name)

  test('gives no finding at warning and above', async () => {
    expect(await findingsIn(files)).toBe('')
  })

  // Files of old releases cannot be split, those of new ones are.
  test.each(rewritings.filter(way => way !== 'split'))('%s written differently on half of the hosts', async way => {
    const random = createRandom(name.length)
    const hosts = random.shuffled(Object.keys(files))
    const other = Object.fromEntries(hosts.map((host, index) => [host, index % 2 === 0 ? rewritten(files[host] ?? {}, [way], random) : files[host] ?? {}]))
    const changed = hosts.flatMap(host => Object.keys(other[host] ?? {}).filter(path => other[host]?.[path] !== files[host]?.[path]))
    expect(changed.length).toBeGreaterThan(0)
    expect(await findingsIn(other)).toBe('')
  })

  test('with other names and addresses', async () => {
    const names: Readonly<Record<string, string>> = { alpha: 'store01', beta: 'store02', gamma: 'compute-a', delta: 'compute-b' }
    const renamed = (text: string): string => text
      .replace(/\b(alpha|beta|gamma|delta)\b/g, word => names[word] ?? word)
      .replace(/\b192\.0\.2\./g, '172.16.4.').replace(/\b198\.51\.100\./g, '10.77.0.').replace(/\b203\.0\.113\./g, '10.78.0.').replace(/\b2001:db8:/g, 'fd00:7:')
    const other = Object.fromEntries(Object.entries(files).map(([host, own]) => [renamed(host), Object.fromEntries(Object.entries(own).map(([path, text]) => [path, renamed(text)]))]))
    expect(await findingsIn(other)).toBe('')
  })
})

/** What the rest of a cluster has is not known to a host that was given alone: nothing may be said of it. */
describe.each(soundClusters)('%s, one host alone', name => {
  test.each(Object.entries(soundCluster(name)))('%s', async (host, files) => {
    expect(await findingsIn({ [host]: files })).toBe('')
  })
})
