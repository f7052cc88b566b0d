import type { ClusterRule } from '../cluster/define-cluster-rule.js'
import type { Documents } from './documents/documents.js'
import type { Settings } from './settings.js'
import type { Toolbox } from './toolbox.js'

/** What all work in a workspace has in common. */
export interface WorkContext {
  readonly documents: Documents
  readonly settings: Settings
  readonly toolbox: Toolbox
  /** All that there are when absent. */
  readonly clusterRules?: readonly ClusterRule[]
}
