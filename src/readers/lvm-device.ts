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

function doubled(name: string): string {
  return name.replaceAll('-', '--')
}
