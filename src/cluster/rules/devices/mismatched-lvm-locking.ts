import { defineClusterRule } from '../../define-cluster-rule.js'
import { startAtBoot } from '../../view/boot.js'
import { cmanExample } from '../example-cluster.js'

/** Through the cluster: 2 by a library, as in RHEL 4; 3 built in. */
const clusterWide = new Set(['2', '3'])

/** Where clvmd runs, LVM must lock through the cluster. */
export const mismatchedLvmLocking = defineClusterRule({
  id: 'cluster/mismatched-lvm-locking',
  severity: 'warning',
  origin: 'practice',
  summary: 'clvmd starts, but LVM locks on its own host only',
  why: 'Two hosts may change the metadata of a shared volume group at once, and neither hears of the other.',
  do: 'Set locking_type = 3 in lvm.conf, as lvmconf --enable-cluster does.',
  sources: ['clvmd(8)', 'lvm.conf(5) "locking_type"', 'lvmconf(8) "--enable-cluster"'],
  since: '0.1.0',
  examples: {
    bad: [
      cmanExample('clvmd starts with local locking', {
        'alpha:/etc/lvm/lvm.conf': 'global {\n  locking_type = 1\n}\n',
        'alpha:facts/rc.txt': '/etc/rc3.d:\nS21cman\nS24clvmd\n',
      }),
    ],
    good: [
      cmanExample('clvmd with locking through the cluster', {
        'alpha:/etc/lvm/lvm.conf': 'global {\n  locking_type = 3\n}\n',
        'alpha:facts/rc.txt': '/etc/rc3.d:\nS21cman\nS24clvmd\n',
      }),
      cmanExample('no clvmd', { 'alpha:/etc/lvm/lvm.conf': 'global {\n  locking_type = 1\n}\n' }),
    ],
  },

  *check(cluster) {
    for (const host of cluster.hosts.keys()) {
      const start = startAtBoot(cluster, host, 'clvmd')
      if (start === undefined) continue
      for (const option of cluster.factsOn(host, 'lvm-option')) {
        const { section, name, value } = option.fact
        if (section !== 'global' || name !== 'locking_type' || !/^\d+$/.test(value) || clusterWide.has(value)) continue
        yield {
          at: option,
          message: `Locking type ${value} is local, but clvmd starts on host "${host}"`,
          related: [{ at: start.at, message: 'clvmd starts here' }],
        }
      }
    }
  },
})
