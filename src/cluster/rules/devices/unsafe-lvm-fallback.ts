import { defineClusterRule } from '../../define-cluster-rule.js'
import { startAtBoot } from '../../view/boot.js'
import { cmanExample } from '../example-cluster.js'

const clvmd = '/etc/rc3.d:\nS21cman\nS24clvmd\n'

/** LVM should not go on without the locks of the cluster. */
export const unsafeLvmFallback = defineClusterRule({
  id: 'cluster/unsafe-lvm-fallback',
  severity: 'warning',
  origin: 'practice',
  summary: 'LVM falls back to locks of its own host where clvmd does not answer',
  why:
    'While clvmd is down on one host, its LVM commands change shared metadata that the other hosts hold in memory, and ' +
    'no host hears of it.',
  do: 'Set fallback_to_local_locking = 0 in lvm.conf, so that such a command fails instead.',
  sources: ['lvm.conf(5) "fallback_to_local_locking"', 'clvmd(8)'],
  since: '0.1.0',
  examples: {
    bad: [
      cmanExample('locks through the cluster, but not for sure', {
        'alpha:/etc/lvm/lvm.conf': 'global {\n  locking_type = 3\n  fallback_to_local_locking = 1\n}\n',
        'alpha:facts/rc.txt': clvmd,
      }),
    ],
    good: [
      cmanExample('locks through the cluster or not at all', {
        'alpha:/etc/lvm/lvm.conf': 'global {\n  locking_type = 3\n  fallback_to_local_locking = 0\n}\n',
        'alpha:facts/rc.txt': clvmd,
      }),
      cmanExample('no clvmd', {
        'alpha:/etc/lvm/lvm.conf': 'global {\n  locking_type = 1\n  fallback_to_local_locking = 1\n}\n',
      }),
    ],
  },

  *check(cluster) {
    for (const host of cluster.hosts.keys()) {
      const start = startAtBoot(cluster, host, 'clvmd')
      const options = cluster.factsOn(host, 'lvm-option').filter(({ fact }) => fact.section === 'global')
      const isClusterWide = options.some(({ fact }) => fact.name === 'locking_type' && fact.value === '3')
      const fallback = options.find(({ fact }) => fact.name === 'fallback_to_local_locking' && fact.value === '1')
      if (start === undefined || !isClusterWide || fallback === undefined) continue
      yield {
        at: fallback,
        message: `LVM of host "${host}" works without the locks of the cluster while clvmd is down`,
        related: [{ at: start.at, message: 'clvmd starts here' }],
      }
    }
  },
})
