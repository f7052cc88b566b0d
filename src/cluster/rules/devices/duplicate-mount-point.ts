import { defineClusterRule } from '../../define-cluster-rule.js'
import { heartbeatExample } from '../example-cluster.js'

/** A directory that heartbeat mounts must not be mounted by the system too. */
export const duplicateMountPoint = defineClusterRule({
  id: 'cluster/duplicate-mount-point',
  severity: 'error',
  origin: 'practice',
  summary: 'a directory is mounted by fstab and by haresources',
  why:
    'The system takes the directory at boot. Heartbeat then finds its resource active on a host that does not own it.',
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

function withoutSlash(path: string): string {
  return path.length > 1 ? path.replace(/\/+$/, '') : path
}
