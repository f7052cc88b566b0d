import type { HostFact } from '../../../facts/fact-index.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { outermost } from '../../view/pacemaker-resources.js'
import { pacemakerClusters } from '../../view/pacemaker.js'
import { heartbeatExample, pacemakerExample } from '../example-cluster.js'

/** A directory that the cluster mounts must not be mounted by the system too. */
export const duplicateMountPoint = defineClusterRule({
  id: 'cluster/duplicate-mount-point',
  severity: 'error',
  origin: 'practice',
  summary: 'a directory is mounted by fstab and by the cluster',
  why:
    'The system takes the directory at boot. The cluster then finds its resource active on a host that does not own it.',
  do: 'Remove the line from fstab, or add noauto.',
  sources: [
    'GettingStarted: do not mount what heartbeat mounts',
    'heartbeat 3.0.6 ResourceManager: "CRITICAL: Resource X is active, and should not be!"',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('another disk on the same directory', {
        'beta:/etc/fstab': '/dev/sdc1 /srv/data ext3 defaults 0 0\n',
      }),
      pacemakerExample('Pacemaker mounts it as well', { 'beta:/etc/fstab': '/dev/sdc1 /srv/data ext4 defaults 0 0\n' }),
    ],
    good: [heartbeatExample('noauto', { 'beta:/etc/fstab': '/dev/sdc1 /srv/data ext3 noauto 0 0\n' })],
  },

  *check(cluster) {
    for (const { host, fact, origin } of cluster.facts('mount')) {
      if (fact.options.includes('noauto')) continue
      const resource = cluster.factsOn(host, 'group-resource').find(entry => {
        return (
          entry.fact.script === 'Filesystem' &&
          withoutSlash(entry.fact.arguments[1] ?? '') === withoutSlash(fact.directory)
        )
      })
      const managed = resource === undefined ? mountOf(cluster, host, fact.directory) : undefined
      if (managed !== undefined && managed.fact.parameters['device']?.value !== fact.device) {
        yield { at: { origin }, message: `"${fact.directory}" is mounted at boot, and by Pacemaker`, related: [{ at: managed, message: 'Pacemaker mounts it here' }] }
      }
      // A DRBD device in fstab is told by its own rule.
      if (resource === undefined || resource.fact.arguments[0] === fact.device) continue
      yield {
        at: { origin },
        message: `"${fact.directory}" is mounted at boot, and by heartbeat`,
        related: [{ at: resource, message: 'heartbeat mounts it here' }],
      }
    }
  },
})

/** The resource by which Pacemaker mounts a directory on one host at a time; a clone of it mounts it on all. */
function mountOf(cluster: ClusterModel, host: string, directory: string): HostFact<'pacemaker-resource'> | undefined {
  const pacemaker = pacemakerClusters(cluster).find(({ hosts }) => hosts.includes(host))
  const all = pacemaker?.facts('pacemaker-resource') ?? []
  return all.find(entry => {
    const own = entry.fact.agent === 'ocf:heartbeat:Filesystem' ? entry.fact.parameters['directory'] : undefined
    return own !== undefined && withoutSlash(own.value) === withoutSlash(directory) && outermost(all, entry).fact.type !== 'clone'
  })
}

function withoutSlash(path: string): string {
  return path.length > 1 ? path.replace(/\/+$/, '') : path
}
