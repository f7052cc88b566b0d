import { defineClusterRule } from '../../define-cluster-rule.js'
import { heartbeatClusters } from '../../view/groups.js'
import { mayMean } from '../../view/names.js'
import { isUncachedExport } from '../../view/scripts.js'
import { heartbeatExample } from '../example-cluster.js'

function clusterConf(extra: readonly string[], votes: string): string {
  const nodes = ['alpha', 'beta', ...extra].map(
    (name, index) => `    <clusternode name="${name}" nodeid="${index + 1}"${index < 2 ? votes : ''}/>\n`,
  )
  return `<?xml version="1.0"?>\n<cluster name="demo" config_version="1">\n  <cman/>\n  <clusternodes>\n${nodes.join('')}  </clusternodes>\n</cluster>\n`
}

const drbddisk =
  '#!/bin/sh\ncase "$1" in\n  start) gnbd_serv && gnbd_export -e data -d /dev/drbd0 || exit 1 ;;\n  status) echo stopped ;;\nesac\n'
const clients = ['gamma', 'delta', 'epsilon']

/** The hosts that hold the storage should be quorate without its clients. */
export const unsafeStorageQuorum = defineClusterRule({
  id: 'cluster/unsafe-storage-quorum',
  severity: 'warning',
  origin: 'practice',
  summary: 'the storage hosts alone have no quorum, and their clients need the storage',
  why: 'After a loss of power the storage hosts wait for quorum, and with it for hosts that wait for the storage.',
  do: 'Give the storage hosts more votes, export with -c, or leave the storage hosts out of the cluster.',
  sources: ['gnbd_export(8): an export without -c needs the cluster manager', 'cman(5) "votes", "expected_votes"'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('two of five votes', {
        '*:/etc/cluster/cluster.conf': clusterConf(clients, ''),
        '*:/etc/ha.d/resource.d/drbddisk': drbddisk,
      }),
    ],
    good: [
      heartbeatExample('six of nine votes', {
        '*:/etc/cluster/cluster.conf': clusterConf(clients, ' votes="3"'),
        '*:/etc/ha.d/resource.d/drbddisk': drbddisk,
      }),
    ],
  },

  *check(cluster) {
    for (const hosts of heartbeatClusters(cluster)) {
      const exported = hosts.flatMap(host => cluster.factsOn(host, 'script-command')).find(isUncachedExport)
      const host = hosts.find(name => cluster.factsOn(name, 'rhcs-quorum').length > 0)
      const [quorum] = host === undefined ? [] : cluster.factsOn(host, 'rhcs-quorum')
      if (exported === undefined || host === undefined || quorum === undefined || quorum.fact.twoNode) continue
      const own = cluster
        .factsOn(host, 'rhcs-host')
        .filter(({ fact }) => hosts.some(name => mayMean(cluster, name, fact.name)))
      const votes = own.reduce((sum, { fact }) => sum + fact.votes, 0)
      const [first] = own
      if (first === undefined || own.length < hosts.length || votes >= quorum.fact.quorum) continue
      yield {
        at: first,
        message:
          `The storage hosts have ${votes} of ${quorum.fact.totalVotes} votes, quorum is ${quorum.fact.quorum}: ` +
          'alone they cannot export',
        related: [{ at: exported, message: 'the export needs quorum' }],
      }
    }
  },
})
