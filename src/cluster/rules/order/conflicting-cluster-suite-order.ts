import { defineClusterRule } from '../../define-cluster-rule.js'
import { wrongStarts, wrongStops } from '../../view/boot.js'
import { cmanExample } from '../example-cluster.js'

const order = ['ccsd', 'cman', 'fenced', 'clvmd', 'gfs', 'gfs2']

/** ccsd, cman, fenced, clvmd and the mounts of GFS start in this order and stop in the reverse one. */
export const conflictingClusterSuiteOrder = defineClusterRule({
  id: 'cluster/conflicting-cluster-suite-order',
  severity: 'error',
  origin: 'practice',
  summary: 'the services of the cluster suite start or stop in the wrong order',
  why: 'Each needs the one before it: cman reads the configuration from ccsd, fenced needs cman, clvmd needs both, rgmanager finds no cluster without cman, and GFS is mounted from volumes that clvmd has activated.',
  do: 'Give them ascending start numbers and descending stop numbers.',
  sources: ['rgmanager init.d/rgmanager: chkconfig - 99 01, cman: - 21 79', 'cluster 1.02 doc/usage.txt: ccsd, cman_tool join, fence_tool join, clvmd', 'clvmd(8)'],
  since: '0.1.0',
  examples: {
    bad: [
      cmanExample('cman before ccsd', { 'alpha:facts/rc.txt': '/etc/rc3.d:\nS21cman\nS22ccsd\nS24clvmd\n' }),
      cmanExample('rgmanager before cman on all hosts', { '*:facts/rc.txt': '/etc/rc3.d:\nS21rgmanager\nS26cman\n' }),
    ],
    good: [cmanExample('the right order', {
      'alpha:facts/rc.txt': '/etc/rc3.d:\nS20ccsd\nS21cman\nS22fenced\nS24clvmd\n/etc/rc0.d:\nK76clvmd\nK78fenced\nK79cman\nK80ccsd\n',
    }),
    cmanExample('what is not started stops at any place', { 'alpha:facts/rc.txt': '/etc/rc3.d:\nS21cman\n/etc/rc0.d:\nK10cman\nK76clvmd\n/etc/rc6.d:\nK10cman\n' }),
    cmanExample('systemd does not look at numbers', {
      'alpha:facts/rc.txt': '/etc/rc3.d:\nS21cman\nS22ccsd\n',
      'alpha:facts/init.txt': 'systemd\n',
    })],
  },

  *check(cluster) {
    for (const host of cluster.hosts.keys()) {
      for (const { first, second } of [...wrongStarts(cluster, host, order), ...wrongStarts(cluster, host, ['cman', 'rgmanager'])]) {
        yield {
          at: second.at,
          message: `"${second.name}" of host "${host}" comes before "${first.name}", which it needs`,
          related: [{ at: first.at, message: `${first.service} starts here` }],
        }
      }
      for (const { first, second } of wrongStops(cluster, host, [...order].reverse())) {
        yield {
          at: second.at,
          message: `"${second.name}" of host "${host}" comes before "${first.name}", which needs it`,
          related: [{ at: first.at, message: `${first.service} stops here` }],
        }
      }
    }
  },
})
