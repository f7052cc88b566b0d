import type { HostFact } from '../../../facts/fact-index.js'
import type { Place } from '../../../text/located.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { clusterFileSystems } from '../../view/drbd-mounts.js'
import { canonicalDevice, logicalVolumeAt, volumeGroupOf } from '../../view/devices.js'
import { didYouMean } from '../../../diagnostics/did-you-mean.js'
import { cmanExample } from '../example-cluster.js'

const lvs = '{"report": [{"lv": [{"lv_name": "data", "vg_name": "vg_shared", "lv_size": "1073741824", "lv_path": "/dev/vg_shared/data"}]}]}\n'

function service(device: string): readonly string[] {
  return ['</cluster>', `  <rm>
    <service name="files"><clusterfs name="data" fstype="gfs2" device="${device}" mountpoint="/srv/data"/></service>
  </rm>
</cluster>`]
}

/** A file system of rgmanager lies on a volume that exists. */
export const unknownClusterfsDevice = defineClusterRule({
  id: 'cluster/unknown-clusterfs-device',
  severity: 'error',
  origin: 'practice',
  summary: 'cluster.conf or fstab mounts a logical volume or a DRBD device that no host has',
  why: 'It cannot be mounted: the service fails to start on every host, or boot goes on without it.',
  do: 'Correct the device.',
  sources: ['rgmanager resource agents fs.sh, clusterfs.sh "device": mount fails without it', 'mount(8)'],
  since: '0.1.0',
  examples: {
    bad: [
      cmanExample('a slip in the name', { '*:/etc/cluster/cluster.conf': service('/dev/vg_shared/dtaa'), '*:facts/lvs.json': lvs }),
      cmanExample('a slip in fstab', { '*:/etc/fstab': '/dev/vg_shared/dtaa /srv/data gfs2 _netdev,noatime 0 0\n', '*:facts/lvs.json': lvs }),
    ],
    good: [
      cmanExample('the volume', { '*:/etc/cluster/cluster.conf': service('/dev/vg_shared/data'), '*:facts/lvs.json': lvs }),
      cmanExample('a volume group of which nothing is known', { '*:/etc/cluster/cluster.conf': service('/dev/vg_other/data'), '*:facts/lvs.json': lvs }),
    ],
  },

  *check(cluster) {
    const reported = new Set<string>()
    for (const { entry, device } of mountedDevices(cluster)) {
      if (reported.has(device)) continue
      const resource = noDrbdDevice(cluster, device)
      if (resource !== undefined) {
        reported.add(device)
        yield { at: entry, message: `"${device}" is the device of no resource in drbd.conf`, related: [{ at: resource, message: `"${resource.fact.device ?? ''}" is` }] }
        continue
      }
      const group = volumeGroupOf(device)
      const volumes = cluster.facts('logical-volume').filter(({ fact }) => fact.volumeGroup === group)
      const [known] = volumes
      if (group === undefined || known === undefined) continue
      if ([...cluster.hosts.keys()].some(host => logicalVolumeAt(cluster, host, device) !== undefined)) continue
      reported.add(device)
      const near = didYouMean(canonicalDevice(device), volumes.map(({ fact }) => `/dev/${fact.volumeGroup}/${fact.name}`))
      yield {
        at: entry,
        message: `Volume group "${group}" has no volume "${canonicalDevice(device)}"`,
        related: [{ at: known, message: 'a volume of the group' }],
        ...(near === undefined ? {} : { help: `Did you mean "${near}"?` }),
      }
    }
  },
})

/** What rgmanager mounts, and what fstab mounts of file systems that hosts share. */
function* mountedDevices(cluster: ClusterModel): Generator<{ readonly entry: Place; readonly device: string }> {
  for (const entry of cluster.facts('rhcs-resource')) {
    const { type, attributes } = entry.fact
    if ((type === 'fs' || type === 'clusterfs') && attributes['device'] !== undefined) yield { entry, device: attributes['device'] }
  }
  for (const entry of cluster.facts('mount')) if (clusterFileSystems.has(entry.fact.type)) yield { entry, device: entry.fact.device }
}

/** Finds a device that drbd.conf has where it lacks the one that is mounted. */
function noDrbdDevice(cluster: ClusterModel, device: string): HostFact<'drbd-volume'> | undefined {
  const path = canonicalDevice(device)
  if (!/^\/dev\/drbd\d+$/.test(path)) return undefined
  const volumes = cluster.facts('drbd-volume').filter(({ fact }) => fact.device !== undefined)
  // One that names no device has the one that its minor says.
  if (cluster.facts('drbd-volume').some(({ fact }) => fact.device === undefined)) return undefined
  return volumes.some(({ fact }) => canonicalDevice(fact.device ?? '') === path || fact.minor === Number(path.slice('/dev/drbd'.length))) ? undefined : volumes[0]
}
