/**
 * Lists the paths under which a logical volume is found: `/dev/vg1/cluster` and `/dev/mapper/vg1-cluster`.
 *
 * In the second form each `-` of a name is doubled.
 *
 * Source: lvm2 lib/misc/lvm-string.c, `build_dm_name`.
 */
export function logicalVolumePaths(volumeGroup: string, name: string): readonly string[] {
  return [`/dev/${volumeGroup}/${name}`, `/dev/mapper/${doubled(volumeGroup)}-${doubled(name)}`]
}

/** Splits a device-mapper name such as `vg1-my--lv` into its volume group and volume; nothing if it is not of that form. */
export function splitMapperName(mapperName: string): { readonly volumeGroup: string; readonly name: string } | undefined {
  const parts = mapperName.split(/(?<!-)-(?!-)/) // A single hyphen; the doubled ones belong to names.
  const [volumeGroup, name] = parts
  if (parts.length !== 2 || !volumeGroup || !name) return undefined
  return { volumeGroup: volumeGroup.replaceAll('--', '-'), name: name.replaceAll('--', '-') }
}

function doubled(name: string): string {
  return name.replaceAll('-', '--')
}
