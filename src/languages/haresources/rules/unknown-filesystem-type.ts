import { defineRule } from '../../../rules/define-rule.js'
import { didYouMean } from '../../../diagnostics/did-you-mean.js'

import { settledResources } from '../analysis/resources.js'
import type { Haresources } from '../model.js'

const types = new Set([
  'auto', 'bind', 'btrfs', 'ceph', 'cifs', 'cramfs', 'ext2', 'ext3', 'ext4', 'ext4dev', 'exfat', 'f2fs', 'fat', 'fuse', 'gfs',
  'gfs2', 'glusterfs', 'hfs', 'hfsplus', 'iso9660', 'jffs2', 'jfs', 'lustre', 'minix', 'msdos', 'nfs', 'nfs4', 'nilfs2', 'none',
  'ntfs', 'ntfs-3g', 'ocfs', 'ocfs2', 'overlay', 'reiser4', 'reiserfs', 'romfs', 'smbfs', 'squashfs', 'sysv', 'tmpfs', 'udf',
  'ufs', 'umsdos', 'vfat', 'vxfs', 'xfs', 'zfs',
])
const options = /[,=]|^(ro|rw|defaults|noauto|noatime|nodiratime|relatime|acl|noacl|sync|async|nosuid|nodev|noexec|usrquota|grpquota|_netdev)$/

/** The third argument of Filesystem is a type, not an option. */
export const unknownFilesystemType = defineRule<Haresources>({
  id: 'haresources/unknown-filesystem-type',
  severity: 'warning',
  origin: 'practice',
  summary: 'the type of a file system is an option, or none that is known',
  why:
    'The mount fails with a type that the kernel does not have. Options belong behind the type; an empty type does ' +
    'not keep its place.',
  do: 'Write Filesystem::device::directory::type::options.',
  sources: ['resource-agents heartbeat/Filesystem: fstype', 'mount(8): -t'],
  since: '0.1.0',
  // A word that is torn apart by another separator moves all that follows.
  followsFrom: [{ rules: ['haresources/invalid-separator'], within: 'lines' }],
  examples: {
    bad: ['alpha Filesystem::/dev/sda1::/srv::[|noatime,ro|]\n', 'alpha Filesystem::/dev/sda1::/srv::[|etx3|]\n'],
    good: ['alpha Filesystem::/dev/sda1::/srv::ext3::noatime,ro\n', 'alpha Filesystem::/dev/sda1::/srv::quobyte\n'],
  },

  *check({ model }) {
    for (const { resource } of settledResources(model)) {
      const type = resource.arguments[2]
      if (resource.entry?.role !== 'filesystem' || type === undefined || types.has(type.value)) continue
      if (resource.emptyArguments.length > 0) continue // That is why it stands here.
      if (options.test(type.value)) {
        yield { at: type, message: `Mount options "${type.value}" stand where the type of the file system belongs` }
        continue
      }
      const meant = didYouMean(type.value, types)
      if (meant === undefined) continue // Perhaps a file system of a vendor.
      yield { at: type, message: `File system type "${type.value}" is unknown`, help: `Did you mean "${meant}"?` }
    }
  },
})
