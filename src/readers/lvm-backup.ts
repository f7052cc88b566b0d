import type { Fact, FactOf } from '../facts/fact.js'
import { logicalVolumePaths } from './lvm-device.js'
import { numberOf, parseLvmText, textOf } from './lvm-text.js'
import type { LvmSection } from './lvm-text.js'
import { defineReader, originIn } from './reader.js'
import type { ReaderInput } from './reader.js'
import { unclosedSection } from './rules/lvm-backup/unclosed-section.js'

const sectorBytes = 512

/**
 * The copy of a volume group's metadata that LVM keeps after each change.
 *
 * A volume's size is the sum of its segments' extents times the extent size, for every segment type. An old-style snapshot
 * is the exception: its own segments hold the changes, and the device is as large as its origin.
 *
 * Source: lvm2 lib/format_text/export.c and import_vsn1.c; the sizes agree with those of `lvs --units b`.
 */
export const lvmBackup = defineReader({
  id: 'lvm-backup',
  title: 'LVM metadata backup',
  paths: ['/etc/lvm/backup/*'],
  *scan(input) {
    const { root, unclosed } = parseLvmText(input.text)
    const [open] = unclosed
    if (open !== undefined) {
      yield {
        rule: unclosedSection.id,
        at: originIn(input, open.nameSpan),
        message: `Section "${open.name}" is not closed`,
      }
      return // Sizes from half a file would be wrong ones.
    }
    for (const group of root.sections.values()) {
      if (numberOf(group, 'extent_size') === undefined) continue
      yield volumeGroup(input, group)
      yield* logicalVolumes(input, group)
    }
  },
})

function volumeGroup(input: ReaderInput, group: LvmSection): Fact {
  const extent = numberOf(group, 'extent_size')
  const sequence = numberOf(group, 'seqno')
  const disks = [...(group.sections.get('physical_volumes')?.sections.values() ?? [])]
  return {
    kind: 'volume-group',
    origin: originIn(input, group.nameSpan),
    name: group.name,
    ...(extent === undefined ? {} : { extentBytes: extent * sectorBytes }),
    isClustered: isClustered(group),
    ...(sequence === undefined ? {} : { sequence }),
    physicalVolumes: disks.flatMap(disk => textOf(disk, 'device')?.text ?? []),
  }
}

function* logicalVolumes(input: ReaderInput, group: LvmSection): Generator<Fact> {
  const extentBytes = (numberOf(group, 'extent_size') ?? 0) * sectorBytes
  const volumes = group.sections.get('logical_volumes')?.sections ?? new Map<string, LvmSection>()
  const originOfStore = snapshotOrigins(volumes)
  for (const volume of volumes.values()) {
    const layout = layoutOf(volume)
    if (layout === 'snapshot') continue // LVM's own record of a snapshot, not a device.
    const origin = originOfStore.get(volume.name)
    const extents = extentsOf((origin === undefined ? undefined : volumes.get(origin)) ?? volume)
    const sizeBytes = (extents ?? Number.NaN) * extentBytes
    if (!Number.isSafeInteger(sizeBytes)) continue
    const fact: FactOf<'logical-volume'> = {
      kind: 'logical-volume',
      origin: originIn(input, volume.nameSpan),
      volumeGroup: group.name,
      name: volume.name,
      paths: logicalVolumePaths(group.name, volume.name),
      sizeBytes,
      isExact: true,
      extentBytes,
      ...(origin !== undefined ? { layout: 'snapshot' } : layout === undefined ? {} : { layout }),
    }
    yield fact
  }
}

/** Maps the volumes that hold the changes of a snapshot to the volume that the snapshot is of. */
function snapshotOrigins(volumes: ReadonlyMap<string, LvmSection>): Map<string, string> {
  const origins = new Map<string, string>()
  for (const volume of volumes.values()) {
    if (layoutOf(volume) !== 'snapshot') continue
    const segment = volume.sections.get('segment1')
    const store = textOf(segment, 'cow_store') ?? textOf(segment, 'merging_store')
    const origin = textOf(segment, 'origin')
    if (store !== undefined && origin !== undefined) origins.set(store.text, origin.text)
  }
  return origins
}

function extentsOf(volume: LvmSection): number | undefined {
  const count = numberOf(volume, 'segment_count')
  let extents = 0
  let found = 0
  for (const [name, segment] of volume.sections) {
    if (!/^segment\d+$/.test(name)) continue
    const length = numberOf(segment, 'extent_count')
    if (length === undefined) return undefined
    extents += length
    found += 1
  }
  return found === 0 || (count !== undefined && count !== found) ? undefined : extents
}

/** Names the first segment's type; flags that LVM appends behind `+` are left out. */
function layoutOf(volume: LvmSection): string | undefined {
  const segment = volume.sections.get('segment1')
  const type = textOf(segment, 'type')?.text.split('+', 1)[0]
  return type === 'striped' && numberOf(segment, 'stripe_count') === 1 ? 'linear' : type
}

/** clvmd sets a flag; lvmlockd names the lock manager, of which `dlm` needs the cluster. */
function isClustered(group: LvmSection): boolean {
  const lockType = textOf(group, 'lock_type')?.text
  return hasStatus(group, 'CLUSTERED') || lockType === 'clvm' || lockType === 'dlm'
}

function hasStatus(section: LvmSection, flag: string): boolean {
  return section.settings.get('status')?.items.some(item => item.text === flag) ?? false
}
