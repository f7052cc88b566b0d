import type { HostFact } from '../../facts/fact-index.js'
import { canonicalDevice } from './devices.js'

type Volume = HostFact<'drbd-volume'>['fact']

/** The paths by which a volume of DRBD is known: the name that is written, that of its number, and the links that udev makes. */
export function namesOfDevice({ resource, volume, minor, device, disk }: Volume): readonly string[] {
  const names = [`/dev/drbd/by-res/${resource}/${volume}`]
  if (volume === 0) names.push(`/dev/drbd/by-res/${resource}`)
  if (minor !== undefined) names.push(`/dev/drbd${minor}`)
  if (device !== undefined) names.push(canonicalDevice(device))
  if (disk?.startsWith('/dev/') === true) names.push(canonicalDevice(`/dev/drbd/by-disk/${disk.slice('/dev/'.length)}`))
  return names
}

/** Tells whether a path is one of those by which a volume of DRBD is known. */
export function isDeviceOf(volume: Volume, path: string): boolean {
  return namesOfDevice(volume).includes(canonicalDevice(path))
}

/** Tells whether a path can only be that of a device of DRBD, whether or not a resource has it: drbdadm takes a number, or what begins with `/dev/drbd_`. */
export function isDrbdPath(path: string): boolean {
  return /^\/dev\/drbd(?:\d+$|_|\/)/.test(canonicalDevice(path))
}
