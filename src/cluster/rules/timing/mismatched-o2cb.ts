import { adoption } from '../../adoption.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { deviations } from '../../deviations.js'
import { ocfs2Clusters } from '../../view/groups.js'
import { ocfs2Example } from '../example-cluster.js'

/** All hosts of an OCFS2 cluster must use the same timeouts. */
export const mismatchedO2cb = defineClusterRule({
  id: 'cluster/mismatched-o2cb',
  severity: 'error',
  origin: 'practice',
  summary: 'the O2CB timeouts differ between hosts',
  why:
    'Hosts compare their timeouts when they connect, and refuse each other: the volume cannot be mounted on the ' +
    'second one.',
  do: 'Write the same values on all hosts.',
  sources: ['ocfs2-tools o2cb(7): the timeouts must be the same on all nodes', 'OCFS2 FAQ, "O2CB timeouts"'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [ocfs2Example('another threshold on beta', { 'beta:/etc/default/o2cb': ['THRESHOLD=31', 'THRESHOLD=61'] })],
    good: [
      ocfs2Example('the same values'),
      ocfs2Example('other quotes', { 'beta:/etc/default/o2cb': ['THRESHOLD=31', 'THRESHOLD="31"'] }),
    ],
  },

  *check(cluster) {
    for (const hosts of ocfs2Clusters(cluster)) {
      const variables = hosts
        .flatMap(host => cluster.factsOn(host, 'shell-variable'))
        .filter(({ fact }) => /^O2CB_(HEARTBEAT_THRESHOLD|\w+_MS)$/.test(fact.name) && fact.value !== undefined)
      for (const name of [...new Set(variables.map(({ fact }) => fact.name))].sort()) {
        for (const { item, from } of deviations(
          variables.filter(({ fact }) => fact.name === name),
          (a, b) => a.fact.value === b.fact.value,
        )) {
          yield {
            at: item,
            message:
              `${name} is ${item.fact.value} on host "${item.host}" and ${from.fact.value} on host "${from.host}"`,
            related: [{ at: from, message: `on host "${from.host}"` }],
            fixes: adoption(item, from.fact.value, from.host),
          }
        }
      }
    }
  },
})
