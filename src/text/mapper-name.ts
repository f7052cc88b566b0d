/** The logical volume that a name of the device mapper stands for. */
export interface MappedVolume {
  readonly volumeGroup: string
  readonly name: string
}

const folder = '/dev/mapper/'

/** Reads `/dev/mapper/vg1-data`; `undefined` for any other path, such as one of multipath. */
export function mappedVolume(path: string): MappedVolume | undefined {
  return path.startsWith(folder) ? splitMapperName(path.slice(folder.length)) : undefined
}

/**
 * Splits a device-mapper name such as `vg1-my--lv` as LVM does: from left to right two hyphens are one of a name, and the
 * single one parts the volume group from the volume. `undefined` if it is not of that form.
 *
 * A name of nothing but hyphens has as many places to part it as hyphens; this looks at each character once.
 */
export function splitMapperName(mapperName: string): MappedVolume | undefined {
  if (mapperName.includes('\0')) return undefined
  // NUL stands for a hyphen of a name: no path can hold one.
  const [volumeGroup, name, ...more] = mapperName.replaceAll('--', '\0').split('-', 3)
  if (!volumeGroup || !name || more.length > 0) return undefined
  return { volumeGroup: volumeGroup.replaceAll('\0', '-'), name: name.replaceAll('\0', '-') }
}
