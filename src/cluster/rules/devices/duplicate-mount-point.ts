import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { canonicalDevice, devicesAt } from '../../view/devices.js'
import { volumesByHost } from '../../view/drbd.js'
import { isDeviceOf } from '../../view/drbd-devices.js'
import { managedMountsOn } from '../../view/managed-mounts.js'
import type { ManagedMount } from '../../view/managed-mounts.js'
import { cmanExample, heartbeatExample, pacemakerExample } from '../example-cluster.js'

const shared = ['\n', '\nalpha Filesystem::/dev/vgs/web::/srv/www::xfs IPaddr::192.0.2.9\n'] as const

const service = ['</cluster>', '  <rm><service name="web"><fs name="web" device="/dev/vgs/web" mountpoint="/srv/www" fstype="ext4"/></service></rm>\n</cluster>'] as const

const clonedMount = '<clone id="cl-shared"><meta_attributes id="cl-shared-m"><nvpair id="cl-shared-i" name="interleave" value="true"/></meta_attributes><group id="shared"><primitive id="dlm" class="ocf" provider="pacemaker" type="controld"/><primitive id="shared-fs" class="ocf" provider="heartbeat" type="Filesystem"><instance_attributes id="shared-fs-i"><nvpair id="shared-fs-d" name="device" value="/dev/vgs/shared"/><nvpair id="shared-fs-p" name="directory" value="/srv/shared"/><nvpair id="shared-fs-t" name="fstype" value="gfs2"/></instance_attributes></primitive></group></clone>'

/** A directory that the cluster mounts must not be mounted by the system too, nor must a disk. */
export const duplicateMountPoint = defineClusterRule({
  id: 'cluster/duplicate-mount-point',
  severity: 'error',
  origin: 'practice',
  summary: 'a directory or a shared disk is mounted by fstab and by the cluster',
  why:
    'The system takes the directory at boot. The cluster then finds its resource active on a host that does not own it. ' +
    'A shared disk with an ordinary file system is destroyed once two hosts have mounted it.',
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
      heartbeatExample('the shared disk itself', { '*:/etc/ha.d/haresources': shared, '*:/etc/fstab': '/dev/mapper/vgs-web /srv/www xfs nofail,_netdev 0 0\n' }),
      heartbeatExample('the shared disk on another directory', { '*:/etc/ha.d/haresources': shared, '*:/etc/fstab': '/dev/vgs/web /srv/old xfs defaults 0 0\n' }),
      pacemakerExample('the shared disk of Pacemaker', { '*:/var/lib/pacemaker/cib/cib.xml': ['"/dev/drbd0"', '"/dev/vgs/web"'], '*:/etc/fstab': '/dev/vgs/web /srv/data ext4 defaults 0 0\n' }),
      pacemakerExample('what a clone mounts on all hosts', { '*:/var/lib/pacemaker/cib/cib.xml': ['    </resources>', `      ${clonedMount}\n    </resources>`], '*:/etc/fstab': '/dev/vgs/shared /srv/shared gfs2 defaults 0 0\n' }),
      cmanExample('the shared disk of rgmanager', { '*:/etc/cluster/cluster.conf': service, '*:/etc/fstab': '/dev/vgs/web /srv/www ext4 defaults 0 0\n' }),
    ],
    good: [
      heartbeatExample('noauto', { 'beta:/etc/fstab': '/dev/sdc1 /srv/data ext3 noauto 0 0\n' }),
      heartbeatExample('the shared disk with noauto', { '*:/etc/ha.d/haresources': shared, '*:/etc/fstab': '/dev/vgs/web /srv/www xfs noauto 0 0\n' }),
      heartbeatExample('a file system that hosts share', { '*:/etc/ha.d/haresources': [shared[0], shared[1].replace('xfs', 'gfs2')], '*:/etc/fstab': '/dev/vgs/web /srv/www gfs2 defaults 0 0\n' }),
      cmanExample('another disk', { '*:/etc/cluster/cluster.conf': service, '*:/etc/fstab': '/dev/vgs/other /srv/other ext4 defaults 0 0\n' }),
    ],
  },

  *check(cluster) {
    const mounts = new Map([...cluster.hosts.keys()].map(host => [host, managedMounts(cluster, host)]))
    for (const { host, fact, origin } of cluster.facts('mount')) {
      if (fact.options.includes('noauto')) continue
      const names = namesOf(cluster, host, fact.device)
      const keys = [`directory ${withoutSlash(fact.directory)}`, ...names.map(name => `device ${name}`)]
      const managed = keys.flatMap(key => mounts.get(host)?.get(key) ?? [])[0]
      if (managed === undefined) continue
      const isShared = [fact.type, managed.type ?? ''].some(type => sharedTypes.test(type))
      const isSameDevice = fact.device === managed.device || namesOf(cluster, host, managed.device).some(name => names.includes(name))
      // Every host may mount what hosts share; a DRBD device in fstab is told by its own rule.
      if (isSameDevice && managed.isOnAll !== true && (isShared || isUsedByDrbd(cluster, host, fact.device))) continue
      // A bind mount, and what a network file system offers, may well be there already.
      if (managed.isOnAll === true && !(isSameDevice && /^(?:ocfs2|gfs2?)$/.test(managed.type ?? ''))) continue
      const what = withoutSlash(fact.directory) === withoutSlash(managed.directory) ? fact.directory : fact.device
      yield {
        at: { origin },
        // What boot mounts without the locks of the cluster fails, or ends before they do; the data is safe.
        ...(managed.isOnAll === true ? { severity: 'warning' as const } : {}),
        message: isSameDevice
          ? `"${what}" is mounted at boot by host "${host}", and by ${managed.manager}`
          : `"${what}" is mounted at boot, and by ${managed.manager}`,
        related: [{ at: managed.at, message: `${managed.manager} mounts it here` }],
        followsFrom: [{ rule: 'cluster/unsafe-fstab-device', at: origin }],
      }
    }
  },
})

const sharedTypes = /^(?:ocfs2|gfs2?|nfs4?|cifs|smb3?|glusterfs|ceph|lustre|none)$/

/** What a manager mounts, by the directory, and by each name of the device. */
function managedMounts(cluster: ClusterModel, host: string): ReadonlyMap<string, ManagedMount> {
  const table = new Map<string, ManagedMount>()
  const add = (key: string, mount: ManagedMount): void => void (table.has(key) || table.set(key, mount))
  for (const mount of managedMountsOn(cluster, host)) {
    add(`directory ${withoutSlash(mount.directory)}`, mount)
    // The names of plain disks say too little: another host may call another disk so.
    if (!/^\/dev\/(?:[hsv]|xv)d/.test(mount.device)) for (const name of namesOf(cluster, host, mount.device)) add(`device ${name}`, mount)
  }
  return table
}

/** The names by which a host knows a block device; what is none has no name. */
function namesOf(cluster: ClusterModel, host: string, device: string): readonly string[] {
  const path = pathOf(device)
  return path.startsWith('/dev/') ? [path, ...devicesAt(cluster, host, path).flatMap(({ fact }) => fact.paths.map(canonicalDevice))] : []
}

/** Brings `UUID=…` and `-U…` and their like to the link below /dev/disk. */
function pathOf(device: string): string {
  const [, sign = '', value = ''] = /^(UUID=|-U\s*|LABEL=|-L\s*)"?([^"]+)"?$/.exec(device) ?? []
  return canonicalDevice(sign === '' ? device : `/dev/disk/by-${/^-?U/.test(sign) ? 'uuid' : 'label'}/${value}`)
}

function isUsedByDrbd(cluster: ClusterModel, host: string, device: string): boolean {
  const path = canonicalDevice(device)
  return volumesByHost(cluster).some(({ on, fact }) => on === host && (isDeviceOf(fact, path) || (fact.disk !== undefined && canonicalDevice(fact.disk) === path)))
}

function withoutSlash(path: string): string {
  return path.length > 1 ? path.replace(/\/+$/, '') : path
}
