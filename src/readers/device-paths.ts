import { splitMapperName } from '../text/mapper-name.js'
import { logicalVolumePaths } from './lvm-device.js'

/** What a listing of block devices says of one. */
export interface NamedDevice {
  readonly name?: string | undefined
  readonly kernelName?: string | undefined
  readonly path?: string | undefined
  readonly type?: string | undefined
}

/** Lists every path under which a device of a listing is found, the best known first. */
export function devicePaths({ name, kernelName, path, type }: NamedDevice): readonly string[] {
  const paths = new Set<string>()
  if (path !== undefined) paths.add(path)
  if (name !== undefined) {
    const isMapped = type === 'lvm' || type === 'crypt' || type === 'mpath' || type === 'dm' || path?.startsWith('/dev/mapper/') === true
    const volume = type === 'lvm' ? splitMapperName(name) : undefined
    for (const known of volume === undefined ? [] : logicalVolumePaths(volume.volumeGroup, volume.name)) paths.add(known)
    paths.add(name.startsWith('/') ? name : isMapped ? `/dev/mapper/${name}` : `/dev/${name.replaceAll('!', '/')}`)
  }
  if (kernelName !== undefined) paths.add(kernelName.startsWith('/') ? kernelName : `/dev/${kernelName.replaceAll('!', '/')}`)
  return [...paths]
}
