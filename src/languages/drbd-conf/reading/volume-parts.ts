import type { Located, Origin } from '../../../text/located.js'
import type { Device, MetaDisk, OptionSection, SectionPlace } from '../schema.js'
import type { Place } from '../vocabulary.js'

/** What later statements of a volume replaced. */
interface ReplacedParts {
  readonly disks: Located<string>[]
  readonly metaDisks: MetaDisk[]
  readonly devices: Device[]
}

/** A volume while it is read. */
export interface VolumeParts extends SectionPlace {
  readonly number: number
  readonly numberAt: Origin
  readonly isImplicit: boolean
  device: Device | undefined
  disk: Located<string> | undefined
  metaDisk: MetaDisk | undefined
  emptyDevice?: Origin
  /** What a later statement of the same kind replaced. */
  replaced?: ReplacedParts
  readonly options: OptionSection[]
}

/** Begins the volume that statements outside of `volume` make. */
export function impliedVolume(place: SectionPlace): VolumeParts {
  const { file, span, extent } = place
  return {
    file,
    span,
    extent,
    number: 0,
    numberAt: place,
    isImplicit: true,
    device: undefined,
    disk: undefined,
    metaDisk: undefined,
    options: [],
  }
}

/** What later statements of a volume replaced, for more of it. */
export function replacedIn(volume: VolumeParts): ReplacedParts {
  return (volume.replaced ??= { disks: [], metaDisks: [], devices: [] })
}

/** Whether the name of a device is checked: drbdadm 9 looks only at those of its own host. */
export type DeviceCheck = 'checked' | 'foreign'

/** Where a statement of a volume stands, and what is looked at there. */
export interface VolumePlace {
  readonly place: Place
  readonly check: DeviceCheck
}
