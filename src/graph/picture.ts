import type { Severity } from '../diagnostics/diagnostic.js'
import type { Origin } from '../text/located.js'

/** The layers of a host from top to bottom. */
export const layers = ['service', 'use', 'clone', 'drbd', 'volume', 'disk', 'network', 'membership', 'fencing'] as const

/** A layer of a host. */
export type Layer = (typeof layers)[number]

/** What a box stands for; all but a host lie in a host. */
export type BoxKind =
  | 'host'
  | 'group'
  | 'clone'
  | 'file-system'
  | 'export'
  | 'import'
  | 'guest'
  | 'drbd'
  | 'logical-volume'
  | 'disk'
  | 'interface'
  | 'member'
  | 'quorum-disk'
  | 'fence-device'

/** What a line stands for. */
export type LineKind = 'heartbeat' | 'membership' | 'replication' | 'move' | 'use' | 'export' | 'fencing'

/** A box of the picture. */
export interface Box {
  readonly id: string
  readonly kind: BoxKind
  readonly label: string
  /** Smaller lines under the label. */
  readonly details: readonly string[]
  /** The id of the host's box that it stands in. */
  readonly inside?: string
  readonly layer?: Layer
  /** What stands in one pile from layer to layer, such as a resource of DRBD, its disk and what is made of it. */
  readonly pile?: string
  /** It is not there now, but may come: a group that the host takes over. */
  readonly isSpare?: boolean
  /** The places in files that say so. */
  readonly origins: readonly Origin[]
}

/** A line of the picture: between parts of hosts, or from layer to layer in one. */
export interface Line {
  readonly id: string
  readonly kind: LineKind
  /** The ids of the boxes that it joins; the last one is where the arrow of a directed line points. */
  readonly ends: readonly string[]
  readonly isDirected?: boolean
  readonly label: string
  readonly origins: readonly Origin[]
}

/** A finding as the picture shows it, by a number from 1. */
export interface Mark {
  readonly number: number
  readonly severity: Severity
  readonly message: string
  readonly rule: string
  /** `path:line:column`. */
  readonly place: string
  /** The other places, where one finding stands for several hosts. */
  readonly also: readonly string[]
  readonly why?: string
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
  /** The hosts that belong together, by the ids of their boxes; those that only use what others serve come last. */
  readonly sets: readonly HostSet[]
}

/** Hosts that stand side by side. */
export interface HostSet {
  readonly hosts: readonly string[]
  /** They hold no copy of the data: they mount or import what others serve. */
  readonly areClients: boolean
}
