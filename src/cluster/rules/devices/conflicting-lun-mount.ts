import type { HostFact } from '../../../facts/fact-index.js'
import type { Place } from '../../../text/located.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { canonicalDevice } from '../../view/devices.js'
import { namesOfDevice } from '../../view/drbd-devices.js'
import { managedMountsOn } from '../../view/managed-mounts.js'
import { heartbeatExample, pacemakerExample } from '../example-cluster.js'

const target = (device: string): string => `Target iqn.2008-04.com.example:storage.data\n  Lun 0 Path=${device},Type=blockio\n`
const lun = '<primitive id="lun" class="ocf" provider="heartbeat" type="iSCSILogicalUnit"><instance_attributes id="lun-ia"><nvpair id="lun-iqn" name="target_iqn" value="iqn.2019-08.com.example:data"/><nvpair id="lun-nr" name="lun" value="0"/><nvpair id="lun-path" name="path" value="/dev/drbd0"/></instance_attributes></primitive>'

/** What a host gives to initiators it must not mount itself. */
export const conflictingLunMount = defineClusterRule({
  id: 'cluster/conflicting-lun-mount',
  severity: 'error',
  origin: 'practice',
  summary: 'a host mounts what it exports as a LUN',
  why: 'The initiator and this host write to one device without knowing of each other: the file system of one of them is destroyed.',
  do: 'Export another device than the one that is mounted.',
  sources: ['ietd.conf(5) "Lun"', 'resource-agents heartbeat/iSCSILogicalUnit: path', 'resource-agents heartbeat/nvmet-namespace: backing_path'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('heartbeat mounts the LUN', { '*:/etc/ietd.conf': target('/dev/drbd0') }),
      heartbeatExample('fstab mounts it', { '*:/etc/ietd.conf': target('/dev/vg1/lun0'), '*:/etc/fstab': '/dev/mapper/vg1-lun0 /srv/lun ext3 defaults 0 2\n' }),
      pacemakerExample('Pacemaker mounts and exports it', { '*:/var/lib/pacemaker/cib/cib.xml': ['</resources>', `${lun}</resources>`] }),
    ],
    good: [
      heartbeatExample('another device', { '*:/etc/ietd.conf': target('/dev/drbd1'), '*:/etc/drbd.conf': null }),
      heartbeatExample('not at boot', { '*:/etc/ietd.conf': target('/dev/vg1/lun0'), '*:/etc/fstab': '/dev/vg1/lun0 /srv/lun ext3 noauto 0 0\n' }),
    ],
  },

  *check(cluster) {
    const reported = new Set<string>()
    for (const host of cluster.hosts.keys()) {
      const luns = lunsOn(cluster, host)
      if (luns.length === 0) continue
      const nameOf = namesOn(cluster, host)
      const mounts = new Map(mountsOn(cluster, host).map(mount => [nameOf(mount.device), mount] as const))
      for (const { device, at } of luns) {
        const name = nameOf(device)
        const mount = mounts.get(name)
        if (mount === undefined || reported.has(name)) continue
        reported.add(name)
        yield {
          at,
          message: `"${device}" is exported as a LUN, and ${mount.by} mounts it`,
          related: [{ at: mount.at, message: 'it is mounted here' }],
          // What fstab mounts of DRBD, or of the cluster, is told there.
          followsFrom: ['unsafe-fstab-device', 'duplicate-mount-point', 'conflicting-lower-mount'].flatMap(rule => [mount.at, at].map(place => ({ rule: `cluster/${rule}`, at: place }))),
        }
      }
    }
  },
})

interface Use {
  readonly device: string
  readonly at: Place
}

/** The parameter by which an agent is told the device that it gives to others. */
const exported: ReadonlyMap<string, string> = new Map([['ocf:heartbeat:iSCSILogicalUnit', 'path'], ['ocf:heartbeat:nvmet-namespace', 'backing_path']])

/** What the target of a host, or Pacemaker, gives to initiators; a file is what the target reads as one. */
function lunsOn(cluster: ClusterModel, host: string): readonly Use[] {
  const own = cluster.factsOn(host, 'iscsi-lun').map((entry): Use => ({ device: entry.fact.device, at: entry }))
  const managed = cluster.factsOn(host, 'pacemaker-resource').flatMap(({ fact }): Use[] => {
    const path = fact.parameters[exported.get(fact.agent ?? '') ?? '']
    return path === undefined ? [] : [{ device: path.value, at: { origin: path.at } }]
  })
  return [...own, ...managed].filter(({ device }) => device.startsWith('/dev/'))
}

function mountsOn(cluster: ClusterModel, host: string): readonly (Use & { readonly by: string })[] {
  const boot = cluster.factsOn(host, 'mount').filter(({ fact }) => fact.device.startsWith('/dev/') && !fact.options.includes('noauto'))
  return [
    ...[...managedMountsOn(cluster, host)].map(({ device, manager, at }) => ({ device, at, by: manager })),
    ...boot.map(entry => ({ device: entry.fact.device, at: entry, by: 'fstab' })),
  ]
}

/** Gives all names of a volume of DRBD one name. */
function namesOn(cluster: ClusterModel, host: string): (device: string) => string {
  const volumes = cluster.factsOn(host, 'drbd-volume').filter(({ fact }) => cluster.hostNamed(fact.host) === host)
  const names = new Map(volumes.flatMap(({ fact }: HostFact<'drbd-volume'>) => namesOfDevice(fact).map(name => [name, `${fact.resource}/${fact.volume}`] as const)))
  return device => names.get(canonicalDevice(device)) ?? canonicalDevice(device)
}
