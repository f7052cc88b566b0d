import type { ClusterRule } from '../define-cluster-rule.js'

/** All cluster rules, in alphabetical order. */
export const clusterRules: readonly ClusterRule[] = []
