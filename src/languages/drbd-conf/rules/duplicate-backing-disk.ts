import { isPlaceholderDisk } from '../../../facts/linstor.js'
import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Clash } from '../resolve/joined-clashes.js'
import { joinedClashes } from '../resolve/joined-clashes.js'
import type { Configuration } from '../schema.js'
import { contestedResources } from '../analysis/resources-with.js'
import { isDialectFrom } from '../vocabulary.js'
import { hasDisk, canonicalPath, volumesByHost } from '../analysis/volumes.js'
import type { PlacedVolume } from '../analysis/volumes.js'

/** A backing device belongs to one volume. */
export const duplicateBackingDisk = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/duplicate-backing-disk',
  severity: 'error',
  origin: 'practice',
  summary: 'two volumes of a host have the same backing device, and drbdadm does not see it',
  why: 'Whichever comes up second fails, and after a wrong promotion both overwrite the same blocks.',
  do: 'Give each volume its own device.',
  sources: [
    'user/v9/drbdadm_parser.c: disks in "on" sections are not compared from 8.4 on',
    'drbd/drbd_nl.c: the backing device is opened exclusively, ERR_OPEN_DISK',
  ],
  since: '0.1.0',
  followsFrom: [{ rules: ['drbd-conf/duplicate-resource'], within: 'file' }],
  examples: {
    bad: [
      {
        text:
          'resource r0 {\n  on alpha {\n    disk /dev/vg1/data;\n  }\n}\n' +
          'resource r1 {\n  on alpha {\n    disk [|/dev/vg1/data|];\n  }\n}\n',
        target: '8.4',
      },
      {
        text:
          'resource r0 {\n  protocol C;\n  on alpha {\n    disk /dev/vg1/my-data;\n  }\n}\n' +
          'resource r1 {\n  protocol C;\n  on alpha {\n    disk [|/dev/mapper/vg1-my--data|];\n  }\n}\n',
        target: '8.3',
      },
    ],
    good: [
      // What LINSTOR writes for the disk of another host.
      {
        text:
          'resource r0 {\n  on alpha {\n    disk /dev/drbd/this/is/not/used;\n  }\n}\n' +
          'resource r1 {\n  on alpha {\n    disk /dev/drbd/this/is/not/used;\n  }\n}\n',
        target: '9.22',
      },
      {
        text:
          'resource r0 {\n  on alpha {\n    disk /dev/vg1/data;\n  }\n}\n' +
          'resource r1 {\n  on beta {\n    disk /dev/vg1/data;\n  }\n}\n',
        target: '8.4',
      },
      {
        text:
          'resource r0 {\n  on alpha {\n    disk none;\n  }\n}\n' +
          'resource r1 {\n  on alpha {\n    disk none;\n  }\n}\n',
        target: '9.22',
      },
    ],
  },

  *check({ configuration }) {
    yield* joinedClashes(clashesIn(configuration))
  },
})

function* clashesIn(configuration: Configuration): Generator<Clash> {
  const { dialect } = configuration
  for (const [host, volumes] of volumesByHost(contestedResources(configuration))) {
    const first = new Map<string, PlacedVolume>()
    for (const placed of volumes) {
      const { disk } = placed.volume
      if (disk === undefined || !hasDisk(placed.volume) || isPlaceholderDisk(disk.value)) continue
      const path = canonicalPath(disk.value)
      const other = first.get(path)
      const otherDisk = other?.volume.disk
      if (other === undefined || otherDisk === undefined) {
        first.set(path, placed)
        continue
      }
      if (otherDisk === disk || isSeenByDaemon(dialect, other, placed)) continue
      yield { what: `Backing device "${disk.value}"`, host, at: disk, resource: placed.resource, first: { at: otherDisk, resource: other.resource } }
    }
  }
}

/** Up to 8.3 drbdadm compares the words; from 8.4 on only where both disks stand outside of `on` sections. */
function isSeenByDaemon(dialect: Configuration['dialect'], a: PlacedVolume, b: PlacedVolume): boolean {
  if (a.volume.disk?.value !== b.volume.disk?.value) return false
  return !isDialectFrom(dialect, '8.4') || (!isInHost(a) && !isInHost(b))
}

function isInHost({ host, volume: { disk } }: PlacedVolume): boolean {
  const { file, extent } = host.section
  return disk !== undefined && disk.file === file && disk.span.start >= extent.start && disk.span.end <= extent.end
}
