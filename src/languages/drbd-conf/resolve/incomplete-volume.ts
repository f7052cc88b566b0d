import type { HostSection, Volume, VolumeSection } from '../schema.js'
import { dialectOf, isAtLeast, isDialectFrom } from '../vocabulary.js'

/**
 * Names the statements that a volume of a host lacks, with what it inherits, and which drbdadm then misses.
 *
 * Source: drbd-utils user/v84/drbdadm_parser.c, user/v9/drbdadm_postparse.c, check_volume_complete().
 */
export function lackingIn({ device, disk, metaDisk }: Pick<Volume, 'device' | 'disk' | 'metaDisk'>, { kind }: HostSection, target: string): readonly string[] {
  const dialect = dialectOf(target)
  const lacks: string[] = []
  const isStacked = kind === 'stacked'
  if (device === undefined && !(isStacked && isDialectFrom(dialect, '8.4'))) lacks.push('device')
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

/** A volume with the number of one before it in its section. */
export interface RepeatedVolume {
  readonly volume: VolumeSection
  readonly first: VolumeSection
}

/** Finds the written volumes of a section that repeat the number of another; in a host section they inherit nothing. */
export function* repeatedVolumes(volumes: readonly VolumeSection[]): Generator<RepeatedVolume> {
  if (volumes.length < 2) return
  const firsts = new Map<number, VolumeSection>()
  for (const volume of volumes) {
    const first = firsts.get(volume.number)
    if (first === undefined) firsts.set(volume.number, volume)
    else if (!volume.isImplicit && !first.isImplicit) yield { volume, first }
  }
}
