import type { Severity } from '../diagnostics/diagnostic.js'
import type { Origin } from '../text/located.js'

/** What a box stands for. */
export type BoxKind = 'host' | 'interface' | 'network' | 'drbd' | 'address' | 'resource' | 'fencing'

/** What a line stands for. */
export type LineKind = 'heartbeat' | 'replication' | 'order' | 'fencing' | 'owner'

/** A box of the picture. */
export interface Box {
  readonly id: string
  readonly kind: BoxKind
  readonly label: string
  /** Smaller lines under the label. */
  readonly details: readonly string[]
  /** The id of the host's box that it stands in. */
  readonly inside?: string
  /** The places in files that say so. */
  readonly origins: readonly Origin[]
}

/** A line of the picture. */
export interface Line {
  readonly id: string
  readonly kind: LineKind
  readonly from: string
  readonly to: string
  readonly label: string
  readonly origins: readonly Origin[]
}

/** A finding as the picture shows it, by a number from 1. */
export interface Mark {
  readonly number: number
  readonly severity: Severity
  readonly message: string
  readonly code: string
  /** `path:line:column`. */
  readonly place: string
  readonly help?: string
  /** The ids of the boxes and lines that it is about; a host's box where nothing smaller is known. */
  readonly about: readonly string[]
}

/** A cluster as a picture, before it is laid out. */
export interface Picture {
  readonly title: string
  readonly boxes: readonly Box[]
  readonly lines: readonly Line[]
  readonly marks: readonly Mark[]
}
