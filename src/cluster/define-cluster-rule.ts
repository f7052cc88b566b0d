import type { Finding } from '../diagnostics/diagnostic.js'
import type { RuleMeta } from '../rules/define-rule.js'
import type { ClusterModel } from './model.js'

/** A small cluster for a rule's documentation: the files of each host by path. */
export interface ExampleCluster {
  /** One line: what this cluster shows. */
  readonly title: string
  readonly hosts: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** A rule that needs several files or hosts. It reads facts only. */
export interface ClusterRule extends Omit<RuleMeta, 'examples'> {
  readonly scope: 'cluster'
  readonly examples: { readonly bad: readonly ExampleCluster[]; readonly good: readonly ExampleCluster[] }
  check(cluster: ClusterModel): Iterable<Finding>
}

/** Defines a rule that looks at all hosts. Its id begins with `cluster/`. */
export function defineClusterRule(rule: Omit<ClusterRule, 'scope'>): ClusterRule {
  return { scope: 'cluster', ...rule }
}
