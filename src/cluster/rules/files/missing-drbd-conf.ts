import { defineClusterRule } from '../../define-cluster-rule.js'
import { fileOn } from '../../view/groups.js'
import { heartbeatExample } from '../example-cluster.js'

const resource = 'resource r9 {\n  net {\n    protocol C;\n  }\n}\n'
const without = { '*:/etc/drbd.conf': null, '*:/etc/ha.d/haresources': null } as const

/** Without a drbd.conf nothing reads the files in drbd.d. */
export const missingDrbdConf = defineClusterRule({
  id: 'cluster/missing-drbd-conf',
  severity: 'warning',
  origin: 'practice',
  summary: 'a host has files in drbd.d, but no drbd.conf that includes them',
  why: 'drbdadm reads /etc/drbd.conf and what it includes, and nothing else. Without it no resource exists on the host.',
  do: 'Install the drbd.conf of the package, or write one with include "drbd.d/global_common.conf"; and include "drbd.d/*.res"; in it.',
  sources: ['drbd-utils user/shared/shared_main.c conf_file[]: drbd-90.conf to drbd.conf', 'drbd-utils scripts/drbd.conf: the two includes'],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('files in drbd.d alone', { ...without, 'alpha:/etc/drbd.d/r9.res': resource })],
    good: [
      heartbeatExample('a drbd.conf that includes them', { '*:/etc/drbd.conf': ['resource r0', 'include "drbd.d/*.res";\nresource r0'], '*:/etc/drbd.d/r9.res': '# nothing yet\n' }),
      heartbeatExample('no files in drbd.d either', without),
    ],
  },

  *check(cluster) {
    const reported = new Set<string>()
    for (const entry of cluster.facts('unread-file')) {
      const { host, fact } = entry
      if (fact.language !== 'drbd-conf' || reported.has(host) || fileOn(cluster, host, 'drbd-conf') !== undefined) continue
      if (cluster.hosts.get(host)?.stateOf('/etc/drbd.conf') !== 'missing') continue
      // A file that other hosts have is told of as missing on this one.
      if ([...cluster.hosts.keys()].some(other => fileOn(cluster, other, 'drbd-conf') !== undefined)) continue
      reported.add(host)
      yield { at: entry, message: `Host "${host}" has no "/etc/drbd.conf", so that nothing reads "${fact.path}"` }
    }
  },
})
