import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { cmanClusters, drbdClusters, fileOn, heartbeatClusters, ocfs2Clusters } from '../../view/groups.js'
import { foldedName, mayMean } from '../../view/names.js'
import { crmOf } from '../../view/resources.js'
import { heartbeatExample } from '../example-cluster.js'

interface Wanted {
  readonly language: string
  readonly path: string
  readonly groups: (cluster: ClusterModel) => readonly (readonly string[])[]
  /** Lists the names of hosts that need the file, by one host's copy. */
  readonly names: (cluster: ClusterModel, host: string) => readonly string[]
}

const wanted: readonly Wanted[] = [
  { language: 'ha-cf', path: '/etc/ha.d/ha.cf', groups: heartbeatClusters, names: heartbeatNames },
  { language: 'haresources', path: '/etc/ha.d/haresources', groups: heartbeatClusters, names: heartbeatNames },
  {
    language: 'drbd-conf',
    path: '/etc/drbd.conf',
    groups: drbdClusters,
    names: (cluster, host) => cluster.factsOn(host, 'drbd-resource').flatMap(({ fact }) => fact.hosts),
  },
  {
    language: 'cluster-conf',
    path: '/etc/cluster/cluster.conf',
    groups: cmanClusters,
    names: (cluster, host) => cluster.factsOn(host, 'rhcs-host').map(({ fact }) => fact.name),
  },
  {
    language: 'ocfs2-conf',
    path: '/etc/ocfs2/cluster.conf',
    groups: ocfs2Clusters,
    names: (cluster, host) => cluster.factsOn(host, 'ocfs2-node').map(({ fact }) => fact.name ?? ''),
  },
]

/** A file that every host of a cluster needs must be on every host. */
export const missingFile = defineClusterRule({
  id: 'cluster/missing-file',
  severity: 'error',
  origin: 'practice',
  summary: 'a host does not have a file that the other hosts have and that names it',
  why: 'The service does not start on that host, or does not know what to do there.',
  do: 'Copy the file to the host.',
  sources: [
    'heartbeat 3.0.6 heartbeat/config.c: "Cannot open config file", "Cannot open resources file"',
    'drbdadm(8), cman_tool(8), o2cb(7): each host reads its own copy',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('haresources on alpha only', { 'beta:/etc/ha.d/haresources': null }),
      heartbeatExample('drbd.conf on alpha only', { 'beta:/etc/drbd.conf': null }),
    ],
    good: [
      heartbeatExample('all files on both hosts'),
      heartbeatExample('nothing was collected from beta but its name', {
        'beta:/etc/ha.d/ha.cf': null,
        'beta:/etc/ha.d/authkeys': null,
        'beta:/etc/ha.d/haresources': null,
        'alpha:/etc/drbd.conf': null,
        'beta:/etc/drbd.conf': null,
      }),
    ],
  },

  *check(cluster) {
    for (const { language, path, groups, names } of wanted) {
      for (const group of groups(cluster)) {
        const owner = group.find(host => fileOn(cluster, host, language) !== undefined)
        const file = owner === undefined ? undefined : fileOn(cluster, owner, language)
        if (owner === undefined || file === undefined) continue
        const named = names(cluster, owner)
        for (const [host, model] of cluster.hosts) {
          if (fileOn(cluster, host, language) !== undefined || model.stateOf(path) !== 'missing') continue
          if (
            !named.some(name => mayMean(cluster, host, name)) ||
            (language === 'haresources' && crmOf(cluster, host) !== undefined)
          ) continue
          yield {
            at: fileOn(cluster, host, 'ha-cf') ?? file,
            message: `Host "${host}" has no "${path}"`,
            related: [{ at: file, message: `host "${owner}" has one` }],
          }
        }
      }
    }
  },
})

function heartbeatNames(cluster: ClusterModel, host: string): readonly string[] {
  return cluster.factsOn(host, 'heartbeat-host').map(({ fact }) => foldedName(fact.name))
}
