import type { HostFact } from '../../facts/fact-index.js'
import type { ClusterModel } from '../model.js'

/** The meta-data that a loaded module of DRBD can work with. */
export interface KnownModule {
  readonly fact: HostFact<'drbd-module'>
  readonly format: 'v08' | 'v09'
}

/**
 * Finds the module that a host has loaded, where one knows what its meta-data looks like: 8.0 to 8.4, 9.0 to 9.2.
 *
 * From 9.3 on each device has its own size of block that a bit of the bitmap stands for, which no file tells.
 *
 * Source: drbd drbd/drbd_meta_data.h BM_BLOCK_SHIFT_MAX; drbdmeta create-md --bitmap-block-size of drbd-utils 9.33.
 */
export function knownModule(cluster: ClusterModel, host: string): KnownModule | undefined {
  const modules = cluster.factsOn(host, 'drbd-module')
  const [fact] = modules
  if (fact === undefined || modules.length > 1) return undefined
  if (/^8\.[0-4]\b/.test(fact.fact.version)) return { fact, format: 'v08' }
  return /^9\.[0-2]\b/.test(fact.fact.version) ? { fact, format: 'v09' } : undefined
}

/**
 * Counts the slots for peers that the bitmap of internal meta-data can have, at most, by the sizes of the disk and of the
 * device of DRBD 9 on it.
 *
 * A slot covers the device at least, with one bit for 4 KiB in words of 64 bits; a log of 32 KiB or more and a block of
 * 4 KiB are always there. Where something else made the device smaller, the number comes out larger.
 *
 * Source: drbd 9 drbd/drbd_nl.c drbd_capacity_to_on_disk_bm_sect(), check_offsets_and_sizes().
 */
export function mostBitmapSlots(diskBytes: number, deviceBytes: number): number {
  const bitmapBytes = Math.ceil(deviceBytes / 4096 / 64) * 8
  return bitmapBytes === 0 ? 0 : Math.floor((diskBytes - deviceBytes - 36 * 1024) / bitmapBytes)
}
