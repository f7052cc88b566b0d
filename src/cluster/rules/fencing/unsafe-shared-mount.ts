import type { HostFact } from '../../../facts/fact-index.js'
import type { Place } from '../../../text/located.js'
import { brieflyListed } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { byPlace } from '../../view/at-one-place.js'
import { canonicalDevice, volumeGroupOf } from '../../view/devices.js'
import { clusterFileSystems } from '../../view/drbd-mounts.js'
import { volumesByHost } from '../../view/drbd.js'
import { namesOfDevice } from '../../view/drbd-devices.js'
import { volumesBelowGroups } from '../../view/group-on-drbd.js'
import { drbdUses } from '../../view/pacemaker-resources.js'
import { serviceMounts } from '../../view/service-mounts.js'
import { cmanExample, heartbeatExample, pacemakerExample } from '../example-cluster.js'

const drbd = ['alpha', 'beta', 'gamma'].reduce(
  (text, host, index) => `${text}  on ${host} { device /dev/drbd0; disk /dev/vg1/data; address 198.51.100.${index + 1}:7788; meta-disk internal; }\n`,
  'resource r0 {\n  net { allow-two-primaries yes; }\n',
) + '}\n'

function service(type: string): readonly string[] {
  return ['</cluster>', `  <rm>
    <resources><${type === 'gfs2' ? 'clusterfs' : 'fs'} name="data" fstype="${type}" device="/dev/drbd0" mountpoint="/srv/data"/></resources>
    <service name="files"><${type === 'gfs2' ? 'clusterfs' : 'fs'} ref="data"/></service>
  </rm>
</cluster>`]
}

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
      pacemakerExample('ext4 on two primaries whose device has a name', {
        '*:/etc/drbd.conf': ['  net {', '  net {\n    allow-two-primaries yes;', 'device /dev/drbd0;', 'device /dev/drbd_web minor 0;'],
        '*:/var/lib/pacemaker/cib/cib.xml': ['value="/dev/drbd0"', 'value="/dev/drbd_web"'],
      }),
      cmanExample('ext4 on two primaries under rgmanager', { '*:/etc/cluster/cluster.conf': service('ext4'), '*:/etc/drbd.conf': drbd }),
    ],
    good: [
      heartbeatExample('one primary'),
      heartbeatExample('OCFS2 on two primaries', {
        '*:/etc/drbd.conf': ['protocol C;', 'protocol C;\n    allow-two-primaries yes;'],
        '*:/etc/ha.d/haresources': ['ext3', 'ocfs2'],
      }),
      cmanExample('GFS2 on two primaries under rgmanager', { '*:/etc/cluster/cluster.conf': service('gfs2'), '*:/etc/drbd.conf': drbd }),
    ],
  },

  *check(cluster) {
    for (const { at, first, items } of byPlace(carried(cluster), ({ option }) => option)) {
      const names = brieflyListed(items.map(({ resource, mount }) => (items.length === 1 ? `"${resource}"` : `"${resource}" ("${mount.type}")`)))
      yield {
        at,
        message: items.length === 1 ? `Resource ${names} allows two primaries and carries "${first.mount.type}"` : `Resources ${names} allow two primaries and carry file systems for one host`,
        related: items.map(({ mount }) => ({ at: mount.at, message: mount.who === undefined ? 'the filesystem is mounted here' : `${mount.who} mounts the filesystem here` })),
        // A clone that the agent refuses to mount is told where its type stands.
        followsFrom: items.length === 1 ? items.map(({ mount }) => ({ rule: 'cib/unsafe-cloned-mount', at: mount.at })) : [],
      }
    }
  },
})

interface Carried {
  readonly resource: string
  readonly option: HostFact<'drbd-option'>
  readonly mount: Mount
}

/** Lists the resources with two primaries that carry a file system for one host, each once. */
function carried(cluster: ClusterModel): readonly Carried[] {
  const seen = new Set<string>()
  return cluster.facts('drbd-option').flatMap(option => {
    const { resource, name, value } = option.fact
    if (name !== 'allow-two-primaries' || value === 'no' || seen.has(resource)) return []
    const mount = mountOf(cluster, resource)
    if (mount === undefined) return []
    seen.add(resource)
    return [{ resource, option, mount }]
  })
}

interface Mount {
  readonly type: string
  readonly at: Place
  readonly who?: string
}

/** Finds where a file system for one host is mounted from a resource. */
function mountOf(cluster: ClusterModel, resource: string): Mount | undefined {
  const devices = new Set(volumesByHost(cluster).flatMap(({ fact }) => (fact.resource === resource ? namesOfDevice(fact) : [])))
  const groups = new Set(volumesBelowGroups(cluster).flatMap(({ entry, group }) => (entry.fact.resource === resource ? [group] : [])))
  const isOnIt = (device: string | undefined): boolean => device !== undefined && (devices.has(canonicalDevice(device)) || groups.has(volumeGroupOf(device) ?? ''))
  for (const entry of cluster.facts('group-resource')) {
    const [device, , type] = entry.fact.arguments
    if (entry.fact.script === 'Filesystem' && isOnIt(device) && type !== undefined && !clusterFileSystems.has(type)) return { type, at: entry }
  }
  for (const { device, type, at } of serviceMounts(cluster)) {
    if (isOnIt(device) && type !== undefined && type !== '' && !clusterFileSystems.has(type)) return { type, at, who: 'rgmanager' }
  }
  const use = drbdUses(cluster).find(entry => entry.resource === resource && !clusterFileSystems.has(entry.primitive.fact.parameters['fstype']?.value ?? 'gfs2'))
  const type = use?.primitive.fact.parameters['fstype']
  return type === undefined ? undefined : { type: type.value, at: { origin: type.at }, who: 'Pacemaker' }
}
