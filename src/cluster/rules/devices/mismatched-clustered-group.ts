import type { HostFact } from '../../../facts/fact-index.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { volumeGroupOf } from '../../view/devices.js'
import { volumesByHost } from '../../view/drbd.js'
import { cmanExample } from '../example-cluster.js'

/** `vgs` as JSON of a host with one volume group; a sixth `c` marks it as clustered. */
function vgs(attributes: string): string {
  return `{"report": [{"vg": [{"vg_name": "vg_shared", "vg_uuid": "aaaaaa-aaaa-aaaa-aaaa-aaaa-aaaa-aaaaaa", "vg_attr": "${attributes}", "vg_size": "10737418240"}]}]}\n`
}

/** A volume group that is clustered on one host is clustered on all that see it. */
export const mismatchedClusteredGroup = defineClusterRule({
  id: 'cluster/mismatched-clustered-group',
  severity: 'error',
  origin: 'practice',
  summary: 'one volume group is clustered on one host and not on another',
  why: 'One of them works with old metadata, or without the locks of the cluster: both may change the group at once.',
  do: 'Run vgchange -cy (or -cn) on one host, with clvmd on all, and look at the others with vgs.',
  sources: ['vgchange(8) "-c": a clustered group is shared with other nodes', 'clvmd(8)'],
  since: '0.1.0',
  examples: {
    bad: [cmanExample('on one host of two', { 'alpha:facts/vgs.json': vgs('wz--nc'), 'beta:facts/vgs.json': vgs('wz--n-') })],
    good: [
      cmanExample('on both', { 'alpha:facts/vgs.json': vgs('wz--nc'), 'beta:facts/vgs.json': vgs('wz--nc') }),
      cmanExample('local groups of one name', { 'alpha:facts/vgs.json': vgs('wz--n-'), 'beta:facts/vgs.json': vgs('wz--n-') }),
    ],
  },

  *check(cluster) {
    const first = new Map<string, HostFact<'volume-group'>>()
    const reported = new Set<string>()
    // A group below DRBD is each host's own: that it is clustered anywhere is the fault, and reported as such.
    const below = new Set(volumesByHost(cluster).flatMap(({ fact }) => (fact.disk === undefined ? [] : volumeGroupOf(fact.disk) ?? [])))
    for (const entry of cluster.facts('volume-group')) {
      const { name, isClustered } = entry.fact
      if (below.has(name)) continue
      const known = first.get(name)
      if (known === undefined) first.set(name, entry)
      if (known === undefined || known.host === entry.host || known.fact.isClustered === isClustered || reported.has(name)) continue
      reported.add(name)
      const [shared, local] = isClustered ? [entry, known] : [known, entry]
      yield {
        at: local,
        message: `Volume group "${name}" is clustered on host "${shared.host}" and not on host "${local.host}"`,
        related: [{ at: shared, message: `the group on host "${shared.host}"` }],
      }
    }
  },
})
