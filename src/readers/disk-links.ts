/** What a listing says of a disk or partition beside its names. */
export interface IdentifiedDisk {
  readonly kernelName?: string | undefined
  /** Of a mapped device: `vg1-data`. */
  readonly mapperName?: string | undefined
  readonly type?: string | undefined
  readonly partition?: number | undefined
  readonly idLink?: string | undefined
  readonly wwn?: string | undefined
  readonly uuid?: string | undefined
  readonly label?: string | undefined
  readonly partUuid?: string | undefined
  readonly partLabel?: string | undefined
}

/**
 * Lists the links below /dev/disk by which udev lets a device be found.
 *
 * Values that udev would write with escapes are left out. Paths of one disk, clones and snapshots share their links: only
 * a link that one device of a listing has names that device.
 *
 * Source: systemd rules.d/60-persistent-storage.rules; lvm2 udev/13-dm-disk.rules.
 */
export function diskLinks(disk: IdentifiedDisk): readonly string[] {
  const links = new Set<string>()
  const add = (folder: string, value: string | undefined): void => {
    if (value !== undefined && /^[A-Za-z0-9_.:+-]+$/.test(value)) links.add(`/dev/disk/${folder}/${value}`)
  }
  const { wwn, type, mapperName } = disk
  add('by-id', disk.idLink)
  if (mapperName !== undefined && !mapperName.startsWith('dm-')) add('by-id', `dm-name-${mapperName}`)
  if (wwn !== undefined && type === 'disk') add('by-id', `wwn-${wwn}`)
  const partition = disk.partition ?? partitionOf(disk.kernelName)
  if (wwn !== undefined && type === 'part' && partition !== undefined) add('by-id', `wwn-${wwn}-part${partition}`)
  add('by-uuid', disk.uuid)
  add('by-label', disk.label)
  add('by-partuuid', disk.partUuid)
  add('by-partlabel', disk.partLabel)
  return [...links]
}

/** Reads the number of a partition out of `sda3` or `nvme0n1p3`. */
function partitionOf(kernelName: string | undefined): number | undefined {
  const [, behindNumber, behindLetter] = /^(?:.*\dp(\d+)|\D+(\d+))$/.exec(kernelName ?? '') ?? []
  const digits = behindNumber ?? behindLetter
  return digits === undefined ? undefined : Number(digits)
}
