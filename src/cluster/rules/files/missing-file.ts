import type { HostFact } from '../../../facts/fact-index.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { startAtBoot } from '../../view/boot.js'
import { cmanClusters, corosyncClusters, drbdClusters, fileOn, heartbeatClusters, ocfs2Clusters } from '../../view/groups.js'
import { foldedName, mayMean } from '../../view/names.js'
import { pacemakerClusters } from '../../view/pacemaker.js'
import { crmOf } from '../../view/resources.js'
import { heartbeatExample, ocfs2Example, pacemakerExample, promoterExample } from '../example-cluster.js'

interface Wanted {
  readonly language: string
  readonly path: string
  readonly groups: (cluster: ClusterModel) => readonly (readonly string[])[]
  /** Lists the names of hosts that need the file, by one host's copy. */
  readonly names: (cluster: ClusterModel, host: string) => readonly string[]
  /** A service of the host that cannot do without it: where the system starts that, the file is needed although nobody knows its folder. */
  readonly service?: string
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
    service: 'cman',
  },
  {
    language: 'ocfs2-conf',
    path: '/etc/ocfs2/cluster.conf',
    groups: ocfs2Clusters,
    names: (cluster, host) => cluster.factsOn(host, 'ocfs2-node').map(({ fact }) => fact.name ?? ''),
    service: 'o2cb',
  },
  {
    language: 'corosync-conf',
    path: '/etc/corosync/corosync.conf',
    groups: corosyncClusters,
    names: (cluster, host) => cluster.factsOn(host, 'corosync-node').map(({ fact }) => fact.name),
    service: 'corosync',
  },
  {
    language: 'cib',
    path: '/var/lib/pacemaker/cib/cib.xml',
    groups: cluster => pacemakerClusters(cluster).map(({ hosts }) => hosts),
    names: (cluster, host) => cluster.factsOn(host, 'pacemaker-node').map(({ fact }) => fact.name),
  },
  {
    language: 'drbd-reactor',
    path: '/etc/drbd-reactor.toml',
    groups: drbdClusters,
    names: promotingHosts,
    service: 'drbd-reactor',
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
      pacemakerExample('corosync.conf on alpha only', { 'beta:/etc/corosync/corosync.conf': null, 'beta:facts/services.txt': 'corosync.service enabled\n' }),
      ocfs2Example('what OCFS2 starts with on alpha only', { 'beta:/etc/ocfs2/cluster.conf': null, 'beta:facts/rc.txt': '/etc/rc3.d:\nS05o2cb\nS06ocfs2\n' }),
      promoterExample('drbd-reactor.toml on two of three hosts', { 'beta:/etc/drbd-reactor.toml': null }),
    ],
    good: [
      heartbeatExample('all files on both hosts'),
      pacemakerExample('who collected beta did not look for corosync.conf', { 'beta:/etc/corosync/corosync.conf': null }),
      promoterExample('a host without a disk needs no promoter', { 'gamma:/etc/drbd-reactor.toml': null }),
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
    for (const { language, path, groups, names, service } of wanted) {
      for (const group of groups(cluster)) {
        const owner = group.find(host => fileOn(cluster, host, language) !== undefined)
        const file = owner === undefined ? undefined : fileOn(cluster, owner, language)
        if (owner === undefined || file === undefined) continue
        const named = names(cluster, owner)
        for (const [host, model] of cluster.hosts) {
          if (fileOn(cluster, host, language) !== undefined || (model.stateOf(path) !== 'missing' && !isStarted(cluster, host, service))) continue
          if (
            !named.some(name => mayMean(cluster, host, name)) ||
            (language === 'haresources' && crmOf(cluster, host) !== undefined)
          ) continue
          yield {
            at: besideOn(cluster, host, language) ?? file,
            message: `Host "${host}" has no "${path}"`,
            related: [{ at: file, message: `host "${owner}" has one` }],
          }
        }
      }
    }
  },
})

/** Another file of the same software on the host that lacks one. */
function besideOn(cluster: ClusterModel, host: string, language: string): HostFact<'config-file'> | undefined {
  const beside = language === 'ha-cf' ? ['haresources', 'authkeys'] : ['ha-cf']
  return beside.map(other => fileOn(cluster, host, other)).find(file => file !== undefined)
}

/** The hosts that hold the data of what drbd-reactor promotes; one without a disk need not promote it. */
function promotingHosts(cluster: ClusterModel, host: string): readonly string[] {
  const promoted = new Set(cluster.factsOn(host, 'promoted-resource').map(({ fact }) => fact.name))
  return cluster.factsOn(host, 'drbd-volume').flatMap(({ fact }) => (promoted.has(fact.resource) && fact.disk !== 'none' ? [fact.host] : []))
}

/** Tells whether a host starts the service at boot that reads a file, and some of its files were looked at. */
function isStarted(cluster: ClusterModel, host: string, service: string | undefined): boolean {
  return service !== undefined && startAtBoot(cluster, host, service) !== undefined && cluster.hosts.get(host)?.stateOf('/etc/any') === 'missing'
}

function heartbeatNames(cluster: ClusterModel, host: string): readonly string[] {
  return cluster.factsOn(host, 'heartbeat-host').map(({ fact }) => foldedName(fact.name))
}
