import type { HostSection, Volume, VolumeSection } from '../schema.js'
import { dialectOf, isAtLeast } from '../vocabulary.js'

/**
 * Names the statements that a volume of a host lacks, with what it inherits, and which drbdadm then misses.
 *
 * Source: drbd-utils user/v84/drbdadm_parser.c, user/v9/drbdadm_postparse.c, check_volume_complete().
 */
export function lackingIn({ device, disk, metaDisk }: Pick<Volume, 'device' | 'disk' | 'metaDisk'>, { kind }: HostSection, target: string): readonly string[] {
  const dialect = dialectOf(target)
  const lacks: string[] = []
  const isStacked = kind === 'stacked'
  if (device === undefined && !(isStacked && dialect >= '8.4')) lacks.push('device')
  if (isStacked) return lacks
  if (dialect !== '9') {
    if (disk === undefined) lacks.push('disk')
    if (metaDisk === undefined) lacks.push('meta-disk')
  } else if (disk?.value !== 'none') {
    if (disk === undefined && metaDisk !== undefined) lacks.push('disk')
    if (disk !== undefined && metaDisk === undefined && !isAtLeast(target, '9.7')) lacks.push('meta-disk')
  }
  return lacks
}

/** Finds the volumes of a section that repeat the number of one before them; they inherit nothing. */
export function repeatedVolumes({ volumes }: Pick<HostSection, 'volumes'>): ReadonlySet<VolumeSection> {
  if (volumes.length < 2) return none
  const numbers = new Set<number>()
  return new Set(volumes.filter(({ number }) => numbers.size === numbers.add(number).size))
}

const none: ReadonlySet<VolumeSection> = new Set()
