import type { ClusterRule } from '../cluster/define-cluster-rule.js'
import type { LanguageEntry } from '../languages/language.js'
import type { Rule } from '../rules/define-rule.js'

/** What a plugin adds to a run. It is loaded where somebody names it, and never because a workspace holds it. */
export interface Plugin {
  /** Names it in messages, and is the first part of the ids of its rules. */
  readonly name: string
  /** Languages of its own. */
  readonly languages?: readonly LanguageEntry[]
  /** Rules for languages that are there already, by the id of the language. */
  readonly rules?: Readonly<Record<string, readonly Rule<unknown>[]>>
  readonly clusterRules?: readonly ClusterRule[]
}

/** Defines a plugin: the default export of the file that `--plugin` names. */
export function definePlugin(plugin: Plugin): Plugin {
  return plugin
}
