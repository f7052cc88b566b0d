import type { ClusterRule } from '../cluster/define-cluster-rule.js'
import type { Documents } from './documents/documents.js'
import type { RunMemory } from './hosts/shared-work.js'
import type { Readings } from './readings/readings.js'
import type { Settings } from './settings.js'
import type { Toolbox } from './toolbox.js'

/** What all work in a workspace has in common. */
export interface WorkContext {
  readonly documents: Documents
  /** Whoever reads a file shares what is understood of it. */
  readonly readings: Readings
  readonly settings: Settings
  /** Nobody asks twice: nothing is remembered that the answer does not need. */
  readonly isForOnce: boolean
  /** What one cluster leaves to the next, in a run that asks once. */
  readonly runMemory?: RunMemory
  readonly toolbox: Toolbox
  /** All that there are when absent. */
  readonly clusterRules?: readonly ClusterRule[]
  /** Run besides those. */
  readonly furtherClusterRules: readonly ClusterRule[]
}
