import type { HostFact } from '../../facts/fact-index.js'
import type { Place } from '../../text/located.js'
import { mappedVolume } from '../../text/mapper-name.js'
import { addTo } from '../../text/multimap.js'
import type { ClusterModel } from '../model.js'
import { oncePerCluster } from './once-per-cluster.js'

/** How large a device is, and who says so. */
export interface DeviceSize {
  readonly bytes: number
  /** False for a size that was rounded for people. */
  readonly isExact: boolean
  readonly place: Place
}

/** Finds the size of a block device on a host: what the kernel says comes before what LVM wrote down. */
export function sizeOf(cluster: ClusterModel, host: string, path: string): DeviceSize | undefined {
  const volume = logicalVolumeAt(cluster, host, path)
  const sizes = [...devicesAt(cluster, host, path), ...(volume === undefined ? [] : [volume])].map((place): DeviceSize => {
    return { bytes: place.fact.sizeBytes, isExact: place.fact.isExact, place }
  })
  return sizes.find(({ isExact }) => isExact) ?? sizes[0]
}

/** Finds what a host reports of the block device that a path names. */
export function deviceAt(cluster: ClusterModel, host: string, path: string): HostFact<'block-device'> | undefined {
  return devicesAt(cluster, host, path)[0]
}

/** Lists all reports of a host on the block device that a path names: several programs may have listed it. */
export function devicesAt(cluster: ClusterModel, host: string, path: string): readonly HostFact<'block-device'>[] {
  return blockDevices(cluster).get(`${host}\0${canonicalDevice(path)}`) ?? []
}

/** Finds the logical volume that a path names. */
export function logicalVolumeAt(
  cluster: ClusterModel,
  host: string,
  path: string,
): HostFact<'logical-volume'> | undefined {
  return logicalVolumes(cluster).get(`${host}\0${canonicalDevice(path)}`)?.[0]
}

const blockDevices = oncePerCluster(cluster => byPath(cluster.facts('block-device')))
const logicalVolumes = oncePerCluster(cluster => byPath(cluster.facts('logical-volume')))

/** Indexes devices by host and every path that names them, in the order in which a host lists them. */
function byPath<Entry extends { readonly host: string; readonly fact: { readonly paths: readonly string[] } }>(
  entries: readonly Entry[],
): ReadonlyMap<string, readonly Entry[]> {
  const table = new Map<string, Entry[]>()
  for (const entry of entries) {
    for (const path of new Set(entry.fact.paths.map(canonicalDevice))) {
      const key = `${entry.host}\0${path}`
      addTo(table, key, entry)
    }
  }
  return table
}

/**
 * Brings the spellings of a device path together: `/dev/mapper/vg1-cluster` becomes `/dev/vg1/cluster`, repeated
 * slashes
 * one. In the mapper's form a hyphen of a name is doubled.
 */
export function canonicalDevice(path: string): string {
  const plain = path.replace(/\/{2,}/g, '/')
  const mapped = mappedVolume(plain)
  return mapped === undefined ? plain : `/dev/${mapped.volumeGroup}/${mapped.name}`
}

/** Reads the volume group out of `/dev/vg1/cluster` or `/dev/mapper/vg1-cluster`; `undefined` for other devices. */
export function volumeGroupOf(path: string): string | undefined {
  const match = /^\/dev\/([A-Za-z0-9+_.-]+)\/[A-Za-z0-9+_.-]+$/.exec(canonicalDevice(path))
  const folder = match?.[1]
  return folder === undefined || systemFolders.has(folder) ? undefined : folder
}

const systemFolders = new Set(
  [
    'mapper',
    'mpath',
    'gnbd',
    'disk',
    'md',
    'drbd',
    'cciss',
    'ida',
    'rd',
    'ataraid',
    'loop',
    'block',
    'zvol',
    'shm',
    'pts',
    'etherd',
    'xvd',
  ],
)
