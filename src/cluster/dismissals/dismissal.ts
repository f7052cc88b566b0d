import type { Place } from '../../text/located.js'
import type { ClusterModel } from '../model.js'

/** A finding of one file that is none, as the other files of the host show. */
export interface Dismissal {
  readonly rule: string
  readonly at: Place
}

/** Finds what a rule of one file could not know better. */
export type Dismiss = (cluster: ClusterModel) => Iterable<Dismissal>
