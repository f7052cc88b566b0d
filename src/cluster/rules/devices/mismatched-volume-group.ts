import { addTo } from '../../../text/multimap.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { deviations } from '../../deviations.js'
import { heartbeatExample } from '../example-cluster.js'

/** All hosts that share a clustered volume group must have the same state of it. */
export const mismatchedVolumeGroup = defineClusterRule({
  id: 'cluster/mismatched-volume-group',
  severity: 'warning',
  origin: 'practice',
  summary: 'the hosts have different states of one clustered volume group',
  why: 'A host that missed a change works with old metadata: clvmd did not run there.',
  do: 'Start clvmd on that host and run vgscan; then write a new backup with vgcfgbackup.',
  sources: ['clvmd(8)', 'vgcfgbackup(8): the backup carries the sequence number of the metadata'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('beta missed two changes', {
        'alpha:/etc/lvm/backup/vg2': group(7),
        'beta:/etc/lvm/backup/vg2': group(5),
      }),
    ],
    good: [heartbeatExample('the same state', { '*:/etc/lvm/backup/vg2': group(7) })],
  },

  *check(cluster) {
    const byName = new Map<string, ReturnType<typeof cluster.facts<'volume-group'>>[number][]>()
    for (const entry of cluster.facts('volume-group')) {
      if (!entry.fact.isClustered || entry.fact.sequence === undefined) continue
      addTo(byName, entry.fact.name, entry)
    }
    for (const [name, copies] of byName) {
      for (const { item, from } of deviations(copies, (a, b) => a.fact.sequence === b.fact.sequence)) {
        yield {
          at: item,
          message:
            `Group "${name}" is at change ${item.fact.sequence} on host "${item.host}" and at ${from.fact.sequence} ` +
            `on host "${from.host}"`,
          related: [{ at: from, message: `the state on host "${from.host}"` }],
        }
      }
    }
  },
})

function group(sequence: number): string {
  return `contents = "Text Format Volume Group"
version = 1
vg2 {
  id = "aaaaaa-aaaa-aaaa-aaaa-aaaa-aaaa-aaaaaa"
  seqno = ${sequence}
  status = ["RESIZEABLE", "READ", "WRITE", "CLUSTERED"]
  extent_size = 8192
  physical_volumes {
    pv0 { id = "bbbbbb-bbbb-bbbb-bbbb-bbbb-bbbb-bbbbbb" device = "/dev/sdb1" pe_start = 384 pe_count = 4000 }
  }
}
`
}
