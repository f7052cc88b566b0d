import { defineClusterRule } from '../../define-cluster-rule.js'
import { canonicalDevice } from '../../view/devices.js'
import { clusterFileSystems } from '../../view/drbd-mounts.js'
import { volumesByHost } from '../../view/drbd.js'
import { drbdUses } from '../../view/pacemaker-resources.js'
import { heartbeatExample, pacemakerExample } from '../example-cluster.js'

/** A DRBD device that both hosts may mount at once needs a cluster filesystem. */
export const unsafeSharedMount = defineClusterRule({
  id: 'cluster/unsafe-shared-mount',
  severity: 'error',
  origin: 'practice',
  summary: 'a resource with two primaries carries a filesystem for one host',
  why: 'Nothing stops both hosts from mounting it. Two hosts that write to one ordinary filesystem destroy it.',
  do: 'Take allow-two-primaries away, or use OCFS2 or GFS.',
  sources: ['DRBD User\'s Guide, "Dual-primary mode": a shared cluster filesystem is required'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('ext3 on two primaries', {
        '*:/etc/drbd.conf': ['protocol C;', 'protocol C;\n    allow-two-primaries yes;'],
      }),
      pacemakerExample('ext4 on two primaries under Pacemaker', { '*:/etc/drbd.conf': ['  net {', '  net {\n    allow-two-primaries yes;'] }),
    ],
    good: [
      heartbeatExample('one primary'),
      heartbeatExample('OCFS2 on two primaries', {
        '*:/etc/drbd.conf': ['protocol C;', 'protocol C;\n    allow-two-primaries yes;'],
        '*:/etc/ha.d/haresources': ['ext3', 'ocfs2'],
      }),
    ],
  },

  *check(cluster) {
    const seen = new Set<string>()
    for (const option of cluster.facts('drbd-option')) {
      const { resource, name, value } = option.fact
      if (name !== 'allow-two-primaries' || value === 'no' || seen.has(resource)) continue
      const devices = new Set(
        volumesByHost(cluster)
          .filter(({ fact }) => fact.resource === resource)
          .flatMap(({ fact }) => fact.device ?? []),
      )
      const mount = cluster.facts('group-resource').find(({ fact }) => {
        const [device, , type] = fact.arguments
        return (
          fact.script === 'Filesystem' &&
          device !== undefined &&
          devices.has(canonicalDevice(device)) &&
          type !== undefined &&
          !/^(ocfs2|gfs2?)$/.test(type)
        )
      })
      if (mount === undefined) {
        const use = drbdUses(cluster).find(entry => entry.resource === resource && !clusterFileSystems.has(entry.primitive.fact.parameters['fstype']?.value ?? 'gfs2'))
        const type = use?.primitive.fact.parameters['fstype']
        if (type === undefined) continue
        seen.add(resource)
        yield { at: option, message: `Resource "${resource}" allows two primaries and carries "${type.value}"`, related: [{ at: { origin: type.at }, message: 'Pacemaker mounts the filesystem here' }] }
        continue
      }
      seen.add(resource)
      yield {
        at: option,
        message: `Resource "${resource}" allows two primaries and carries "${mount.fact.arguments[2] ?? ''}"`,
        related: [{ at: mount, message: 'the filesystem is mounted here' }],
      }
    }
  },
})
