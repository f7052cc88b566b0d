import { defineClusterRule } from '../../define-cluster-rule.js'
import { startAtBoot } from '../../view/boot.js'
import { cmanExample } from '../example-cluster.js'

const vgs = '{"report": [{"vg": [{"vg_name": "vg_shared", "vg_uuid": "aaaaaa-aaaa-aaaa-aaaa-aaaa-aaaa-aaaaaa", "vg_attr": "wz--nc", "vg_size": "10737418240"}]}]}\n'

/** A clustered volume group needs locking through the cluster. */
export const conflictingLvmLocking = defineClusterRule({
  id: 'cluster/conflicting-lvm-locking',
  severity: 'warning',
  origin: 'practice',
  summary: 'a volume group is clustered, and LVM of its host locks locally',
  why: 'LVM skips the group, or changes its metadata while other hosts use it.',
  do: 'Set locking_type = 3 in lvm.conf and start clvmd, or take the mark away with vgchange -cn if one host alone uses the group.',
  sources: ['lvm.conf(5) "locking_type": 1 is local, 3 through clvmd', 'vgchange(8) "-c"'],
  since: '0.1.0',
  examples: {
    bad: [cmanExample('locking type 1', { 'alpha:facts/vgs.json': vgs, 'alpha:/etc/lvm/lvm.conf': 'global {\n  locking_type = 1\n}\n' })],
    good: [
      cmanExample('locking type 3', { 'alpha:facts/vgs.json': vgs, 'alpha:/etc/lvm/lvm.conf': 'global {\n  locking_type = 3\n}\n' }),
      cmanExample('a local group', {
        'alpha:facts/vgs.json': vgs.replace('wz--nc', 'wz--n-'),
        'alpha:/etc/lvm/lvm.conf': 'global {\n  locking_type = 1\n}\n',
      }),
    ],
  },

  *check(cluster) {
    for (const host of cluster.hosts.keys()) {
      const shared = cluster.factsOn(host, 'volume-group').find(({ fact }) => fact.isClustered)
      // Where clvmd starts that is the contradiction, and reported as such.
      if (shared === undefined || startAtBoot(cluster, host, 'clvmd') !== undefined) continue
      const option = cluster.factsOn(host, 'lvm-option').find(({ fact }) => fact.section === 'global' && fact.name === 'locking_type')
      if (option === undefined || option.fact.value !== '1') continue
      yield {
        at: option,
        message: `Locking type 1 is local, but volume group "${shared.fact.name}" of host "${host}" is clustered`,
        related: [{ at: shared, message: 'the clustered group' }],
        // Where the hosts do not agree on it, the group may be meant to be local.
        followsFrom: cluster.facts('volume-group').filter(({ fact }) => fact.name === shared.fact.name).map(at => ({ rule: 'cluster/mismatched-clustered-group', at })),
      }
    }
  },
})
