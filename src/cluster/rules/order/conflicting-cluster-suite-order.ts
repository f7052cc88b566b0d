import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { wrongStarts, wrongStops } from '../../view/boot.js'
import { volumeGroupOf } from '../../view/devices.js'
import { isOfBootOnly } from '../../view/scripts.js'
import { cmanExample } from '../example-cluster.js'

const importing = '#!/bin/sh\ncase "$1" in\n  start) gnbd_import -i san ;;\n  stop) gnbd_import -R ;;\nesac\n'

/** What boot imports with GNBD must be there before it is looked for volume groups, and mounted. */
function importsOf(cluster: ClusterModel, host: string): readonly (readonly string[])[] {
  const imports = cluster.factsOn(host, 'script-command').filter(entry => entry.fact.command === 'gnbd_import' && entry.fact.branch === 'start' && isOfBootOnly(cluster, entry))
  const mounts = cluster.factsOn(host, 'mount').filter(({ fact }) => (fact.type === 'gfs' || fact.type === 'gfs2') && !fact.options.includes('noauto'))
  const users = [...(mounts.some(({ fact }) => volumeGroupOf(fact.device) !== undefined) ? ['clvmd'] : []), ...new Set(mounts.map(({ fact }) => fact.type))]
  return [...new Set(imports.map(({ fact }) => fact.script))].flatMap(script => {
    const late = users.find(user => [...wrongStarts(cluster, host, [script, user])].length > 0)
    return late === undefined ? [] : [[script, late]]
  })
}

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
      cmanExample('a client that imports after GFS was to be mounted', { 'alpha:/etc/init.d/gnbd-client': importing, 'alpha:/etc/fstab': '/dev/gnbd/data /srv/data gfs _netdev 0 0\n', 'alpha:facts/rc.txt': '/etc/rc3.d:\nS21cman\nS26gfs\nS28gnbd-client\n' }),
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
      for (const { first, second } of [order, ['cman', 'rgmanager'], ...importsOf(cluster, host)].flatMap(services => [...wrongStarts(cluster, host, services)])) {
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
