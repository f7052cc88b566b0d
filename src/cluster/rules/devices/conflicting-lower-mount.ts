import type { HostFact } from '../../../facts/fact-index.js'
import { ocfCall } from '../../../facts/ocf-call.js'
import type { Origin } from '../../../text/located.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { canonicalDevice } from '../../view/devices.js'
import { volumesByHost } from '../../view/drbd.js'
import { serviceMounts } from '../../view/service-mounts.js'
import { cmanExample, heartbeatExample, pacemakerExample } from '../example-cluster.js'

const drbd = ['alpha', 'beta', 'gamma'].reduce(
  (text, host, index) => `${text}  on ${host} { device /dev/drbd0; disk /dev/vg1/data; address 198.51.100.${index + 1}:7788; meta-disk internal; }\n`,
  'resource r0 {\n',
) + '}\n'

function service(device: string): readonly string[] {
  return ['</cluster>', `  <rm>
    <resources><fs name="data" fstype="ext4" device="${device}" mountpoint="/srv/data"/></resources>
    <service name="files"><fs ref="data"/></service>
  </rm>
</cluster>`]
}

/** The cluster must not mount the disk below DRBD. */
export const conflictingLowerMount = defineClusterRule({
  id: 'cluster/conflicting-lower-mount',
  severity: 'error',
  origin: 'practice',
  summary: 'the cluster mounts the disk below DRBD',
  why: 'What is written past DRBD reaches no peer: after a failover it is gone, and the copies differ without anybody noticing. While DRBD holds the disk, the mount fails.',
  do: 'Mount the device of the resource.',
  sources: ['DRBD User\'s Guide, "Creating a file system": the file system lies on the device, never on its lower disk', 'drbd.conf(5), disk: must not be accessed while DRBD runs'],
  since: '0.1.0',
  examples: {
    bad: [
      pacemakerExample('Pacemaker mounts the disk', { '*:/var/lib/pacemaker/cib/cib.xml': ['value="/dev/drbd0"', 'value="/dev/vg1/data"'] }),
      heartbeatExample('heartbeat mounts the disk', { '*:/etc/ha.d/haresources': ['/dev/drbd0', '/dev/mapper/vg1-data'] }),
      cmanExample('rgmanager mounts the disk', { '*:/etc/cluster/cluster.conf': service('/dev/mapper/vg1-data'), '*:/etc/drbd.conf': drbd }),
    ],
    good: [
      pacemakerExample('Pacemaker mounts the device'),
      heartbeatExample('heartbeat mounts another disk', { '*:/etc/ha.d/haresources': ['/dev/drbd0', '/dev/vg1/other'] }),
      cmanExample('rgmanager mounts the device', { '*:/etc/cluster/cluster.conf': service('/dev/drbd0'), '*:/etc/drbd.conf': drbd }),
    ],
  },

  *check(cluster) {
    const reported = new Set<string>()
    const below = disks(cluster)
    for (const { host, device, by, isExport, origin } of mountsIn(cluster)) {
      const path = canonicalDevice(device)
      const key = `${by} ${path}`
      if (reported.has(key)) continue
      const volume = below.get(`${host}\0${path}`)
      if (volume === undefined) continue
      reported.add(key)
      yield {
        at: { origin },
        message: `"${device}", the disk of resource "${volume.fact.resource}", is ${isExport ? 'exported' : 'mounted'}${volume.fact.device === undefined ? '' : ` in place of "${volume.fact.device}"`}`,
        related: [{ at: volume, message: 'DRBD uses the disk here' }],
      }
    }
  },
})

interface Mount {
  readonly host: string
  readonly device: string
  /** Copies of one file on several hosts say one thing. */
  readonly by: string
  readonly isExport?: boolean
  readonly origin: Origin
}

/** The parameters by which agents are given the device that they use. */
const deviceParameters: ReadonlyMap<string, string> = new Map([['ocf:heartbeat:Filesystem', 'device'], ['ocf:heartbeat:iSCSILogicalUnit', 'path']])

function* mountsIn(cluster: ClusterModel): Generator<Mount> {
  for (const { host, fact } of cluster.facts('pacemaker-resource')) {
    const device = fact.parameters[deviceParameters.get(fact.agent ?? '') ?? '']
    if (device !== undefined) yield { host, device: device.value, by: `pacemaker ${fact.id}`, isExport: fact.agent !== 'ocf:heartbeat:Filesystem', origin: device.at }
  }
  for (const { host, fact, origin } of cluster.facts('promoted-resource')) {
    for (const unit of fact.units) {
      const call = ocfCall(unit)
      const device = call?.parameters.get(deviceParameters.get(call.agent) ?? '')
      if (device !== undefined) yield { host, device, by: `drbd-reactor ${fact.name}`, isExport: call?.agent !== 'ocf:heartbeat:Filesystem', origin }
    }
  }
  for (const { host, fact, origin } of cluster.facts('group-resource')) {
    const [device] = fact.arguments
    if (fact.script === 'Filesystem' && device !== undefined) yield { host, device, by: 'heartbeat', origin }
  }
  for (const { host, device, at } of serviceMounts(cluster)) yield { host, device, by: 'rgmanager', origin: at.origin }
}

/** The disks below DRBD; a resource that lies on its own device has an error of its own. */
function disks(cluster: ClusterModel): ReadonlyMap<string, HostFact<'drbd-volume'>> {
  return new Map(volumesByHost(cluster).flatMap(volume => {
    const { disk, device } = volume.fact
    return disk === undefined || canonicalDevice(disk) === canonicalDevice(device ?? '') ? [] : [[`${volume.on}\0${canonicalDevice(disk)}`, volume] as const]
  }))
}
