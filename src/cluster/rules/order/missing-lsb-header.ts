import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { bootSystemOf } from '../../view/boot.js'
import { heartbeatExample } from '../example-cluster.js'

const clusterServices = new Set(
  ['drbd', 'heartbeat', 'ccsd', 'cman', 'fenced', 'clvmd', 'gnbd', 'gnbd_serv', 'o2cb', 'ocfs2', 'rgmanager', 'logd'],
)
const body = 'case "$1" in\n  start) clvmd ;;\n  stop) killall clvmd ;;\n  status) pidof clvmd ;;\nesac\n'

/** The init script of a cluster service should have an LSB header. */
export const missingLsbHeader = defineClusterRule({
  id: 'cluster/missing-lsb-header',
  severity: 'warning',
  origin: 'practice',
  summary: 'the init script of a cluster service has no LSB header',
  why:
    'Systems that compute the order from headers (insserv, systemd) start it at any place, whatever its number says.',
  do: 'Add a header with Provides, Required-Start, Required-Stop and the runlevels.',
  sources: ['insserv(8)', 'Linux Standard Base, "Comment Conventions for Init Scripts"'],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('an own script for clvmd', { 'alpha:/etc/init.d/clvmd': `#!/bin/sh\n${body}` })],
    good: [heartbeatExample('with a header', {
      'alpha:/etc/init.d/clvmd': `#!/bin/sh\n### BEGIN INIT INFO\n# Provides: clvmd\n# Required-Start: cman\n# Required-Stop: cman\n# Default-Start: 2 3 4 5\n# Default-Stop: 0 1 6\n### END INIT INFO\n${body}`,
    }), heartbeatExample('a system that goes by the numbers of links alone', { 'alpha:/etc/init.d/clvmd': `#!/bin/sh\n${body}`, 'alpha:/etc/debian_version': '3.1\n' })],
  },

  *check(cluster) {
    for (const { host, fact, origin } of cluster.facts('init-script')) {
      if (fact.hasLsbHeader || !clusterServices.has(fact.name) || fact.startNumber !== undefined || goesByNumbers(cluster, host)) continue
      yield { at: { origin }, message: `Script "${fact.name}" of host "${host}" has no LSB header` }
    }
  },
})

/** Tells whether a host is known to have a system that reads no headers, such as Debian before 6 or RHEL before 7. */
function goesByNumbers(cluster: ClusterModel, host: string): boolean {
  return cluster.factsOn(host, 'operating-system').some(({ fact }) => fact.version !== undefined) && bootSystemOf(cluster, host) === 'sysv'
}
