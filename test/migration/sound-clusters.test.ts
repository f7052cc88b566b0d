import { describe, expect, test } from 'vitest'

import { load as loadCrmText } from '../../src/languages/crm-configure/plain/door.js'
import { checkExample, shownFinding } from '../support/cluster-of.js'
import { clusterFixture } from '../support/cluster-fixture.js'
import type { ClusterFiles } from '../support/consistent-cluster.js'
import { soundCluster, soundClusters } from '../support/sound-clusters.js'
import { askCrmVerify, whyNoCrmVerify } from '../languages/cib/oracle/crm-verify.js'
import { whyNoOracle } from '../languages/corosync-conf/oracle/corosync.js'
import { applications } from './applications.js'
import { converted } from './converted.js'
import { newHosts } from './new-hosts.js'
import { refusalsOfCorosync, started, whyNoSimulation } from './programs.js'
import { wantedPlaces } from './wanted-places.js'

/** Clusters that are Heartbeat's or cman's. */
const old: readonly (readonly [string, ClusterFiles])[] = [
  ...soundClusters.map(name => [name, soundCluster(name)] as const),
  ['storage-backend', clusterFixture('storage-backend')],
  ['storage-backend-fixed', clusterFixture('storage-backend-fixed')],
  ['applications', applications],
]
/** Heartbeat with a CIB of its own is Pacemaker's already: nothing of it is converted. */
const withoutOwnGroups = new Set(['debian6-heartbeat-crm'])
/** A stacked resource of DRBD is left to a person, and nothing of its group starts before. */
const leftToAPerson = new Set(['debian7-stacked'])
const olds = old.filter(([name, files]) => !withoutOwnGroups.has(name) && !leftToAPerson.has(name) && Object.values(files).some(own => Object.keys(own).some(path => /etc\/ha\.d\/ha\.cf$|etc\/cluster\/cluster\.conf$/.test(path))))

test('there are such clusters', () => {
  expect(olds.map(([name]) => name)).toEqual(['centos5-xen-heartbeat', 'centos6-lvm-on-drbd', 'debian12-ocfs2', 'debian12-two-groups', 'debian5-heartbeat', 'debian6-xen', 'debian7-ipv6', 'rhel4-gnbd-ocfs2', 'rhel5-gnbd', 'rhel5-gnbd-boot', 'rhel5-outlets', 'rhel5-rgmanager', 'rhel6-gfs2', 'rhel6-nfs', 'rhel6-node-names', 'rhel6-qdisk', 'rhel6-rings', 'sles10-heartbeat', 'sles10-ocfs2-drbd', 'sles11-heartbeat-ocfs2', 'storage-backend', 'storage-backend-fixed', 'applications'])
})

describe.each(olds)('%s', (_, files) => {
  test('becomes clusters in which cfgcheck finds nothing that was not there before', async () => {
    const { conversions, report: before } = await converted(files)
    expect(conversions.length).toBeGreaterThan(0)
    // What is wrong with a host, and no matter of the files that are converted, is wrong still: in the example its volume group.
    const known = new Set(before.diagnostics.filter(({ severity }) => severity !== 'info').map(({ rule }) => rule))
    // lvm.conf is a person's to change, and the report says so.
    if (conversions.some(({ tasks, steps }) => [...tasks, ...steps.flatMap(({ commands }) => commands)].some(said => /system_id_source|use_lvmlockd/.test(said)))) known.add('cluster/conflicting-lvm-activate')
    for (const conversion of conversions) {
      const { report } = await checkExample({ hosts: newHosts(files, conversion) })
      const found = report.diagnostics.filter(({ severity, rule }) => severity !== 'info' && !known.has(rule)).map(finding => shownFinding(finding, report))
      expect(found.join('\n')).toBe('')
    }
  })

  test('becomes the same in the words of the crm shell', async () => {
    const { conversions } = await converted(files)
    for (const { files: written } of conversions) {
      const read = (end: string): string => written.find(({ path }) => path.startsWith('cib-') && path.endsWith(end))?.text ?? ''
      const { model, issues } = loadCrmText(read('.crm'))
      expect(issues.filter(({ severity }) => severity === 'error')).toEqual([])
      expect(model).toBeDefined()
      const ids = [...read('.xml').matchAll(/<(?:primitive|group|clone|rsc_\w+)\s+id="([^"]+)"/g)].map(([, id = '']) => id)
      for (const id of ids) expect(read('.crm')).toContain(id)
    }
  })

  test.skipIf(whyNoOracle() !== undefined)('becomes a corosync.conf that corosync takes on each host', async () => {
    const { conversions } = await converted(files)
    for (const conversion of conversions) {
      const text = conversion.files.find(({ path }) => path.endsWith('/etc/corosync/corosync.conf'))?.text ?? ''
      expect(refusalsOfCorosync(text)).toEqual([])
    }
  })

  test.skipIf(whyNoCrmVerify() !== undefined)('becomes a CIB that crm_verify takes', async () => {
    const { conversions } = await converted(files)
    const answers = await askCrmVerify(conversions.map(conversion => conversion.files.find(({ path }) => path.endsWith('.xml'))?.text ?? ''))
    expect(answers.map(answer => answer?.complaint)).toEqual(conversions.map(() => ''))
  })

  test.skipIf(whyNoSimulation() !== undefined)('starts the same services on the same host', async () => {
    const { conversions } = await converted(files)
    for (const conversion of conversions) {
      const text = conversion.files.find(({ path }) => path.endsWith('.xml'))?.text ?? ''
      const places = started(text)
      for (const { members, promoted, hosts } of wantedPlaces(files, text)) {
        expect(members.length + promoted.length).toBeGreaterThan(0)
        for (const member of members) expect([member, hosts.includes(places[member] ?? '')]).toEqual([member, true])
        for (const id of promoted) expect([id, hosts.some(host => places[id]?.split(', ').includes(`${host} Promoted`))]).toEqual([id, true])
      }
    }
  })
})
