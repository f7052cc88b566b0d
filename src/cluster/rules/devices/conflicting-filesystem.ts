import { defineClusterRule } from '../../define-cluster-rule.js'
import { isAgreedOnVolume } from '../../view/agreement.js'
import { devicesAt } from '../../view/devices.js'
import { volumesByHost } from '../../view/drbd.js'
import { knownModule } from '../../view/drbd-meta-data.js'
import { heartbeatExample } from '../example-cluster.js'

function lsblk(type: string, size = 10_737_418_240): string {
  return `{"blockdevices":[{"name":"vg1-data","path":"/dev/mapper/vg1-data","size":${size},"type":"lvm",
"fstype":"${type}","mountpoints":[null]}]}
`
}

const module84 = 'version: 8.4.11 (api:1/proto:86-101)\n'

const fileSystems = new Set(['ext2', 'ext3', 'ext4', 'xfs', 'btrfs', 'jfs', 'reiserfs', 'ocfs2', 'gfs', 'gfs2', 'nilfs2', 'f2fs'])

/** A disk with a file system has no room for internal meta-data, unless it was made there. */
export const conflictingFilesystem = defineClusterRule({
  id: 'cluster/conflicting-filesystem',
  severity: 'warning',
  origin: 'practice',
  summary: 'a disk for internal meta-data holds a file system and no meta-data',
  why:
    'Internal meta-data takes the end of the disk. While the file system reaches that far, create-md refuses; without ' +
    'meta-data DRBD cannot attach the disk.',
  do: 'Shrink the file system before create-md, put the meta-data on another device, or clear the disk.',
  sources: [
    'drbd-utils 9.22.0 drbdmeta create-md: "Found ext3 filesystem … Device size would be truncated … Operation refused."',
    'util-linux libblkid/src/superblocks/drbd.c: looks 4096 bytes before the end, for DRBD 9 from 2.34 on (release notes)',
    'blkid 2.38.1: an ext4 with meta-data of 8 or 9 behind it is "drbd", unless the size is no multiple of 4096',
    'DRBD User\'s Guide, "Internal meta data"',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('create-md never ran', {
        'alpha:facts/lsblk.json': lsblk('ext4'),
        '*:facts/proc-drbd.txt': module84,
      }),
    ],
    good: [
      heartbeatExample('the meta-data is there', {
        'alpha:facts/lsblk.json': lsblk('drbd'),
        '*:facts/proc-drbd.txt': module84,
      }),
      heartbeatExample('meta-data is not found where the size is no multiple of 4096', {
        'alpha:facts/lsblk.json': lsblk('ext4', 10_737_417_728),
        '*:facts/proc-drbd.txt': module84,
      }),
      heartbeatExample('the release of DRBD is not known', { 'alpha:facts/lsblk.json': lsblk('ext4') }),
    ],
  },

  *check(cluster) {
    for (const entry of volumesByHost(cluster)) {
      const { disk, metaDisk, isFlexible } = entry.fact
      if (disk === undefined || disk.startsWith('/dev/drbd') || metaDisk !== 'internal' || isFlexible === true) continue
      const devices = devicesAt(cluster, entry.on, disk)
      // What is mounted has a finding of its own; on what DRBD or others hold, the type may be that of former days.
      if (devices.some(({ fact }) => fact.heldBy !== undefined || fact.mountPoints?.some(point => point !== ''))) continue
      const device = devices.find(({ fact }) => fact.isExact && fileSystems.has(fact.fileSystem ?? ''))
      if (device === undefined || device.fact.sizeBytes % 4096 !== 0) continue
      const module = knownModule(cluster, entry.on)
      if (module === undefined || (module.format === 'v09' && device.fact.tellsDrbdNine !== true)) continue
      if (!isAgreedOnVolume(cluster, entry.fact)) continue
      yield {
        at: entry,
        message: `"${disk}" of host "${entry.on}" holds "${device.fact.fileSystem ?? ''}" and not the meta-data that "internal" puts there`,
        related: [{ at: device, message: 'the host says so here' }],
      }
    }
  },
})
