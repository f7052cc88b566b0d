import type { ClusterRule } from '../cluster/define-cluster-rule.js'
import type { ClusterModel } from '../cluster/model.js'
import { builtinLanguages } from '../languages/builtin.js'
import type { LanguageEntry } from '../languages/language.js'
import { checkPart, fileSystemOf, partsOf, refusalsOf } from './clusters/check-request.js'
import { conclude } from './report/conclude.js'
import type { CheckReport } from './report.js'
import type { CheckRequest } from './request.js'
import { defaultSettings } from './settings.js'
import type { Settings } from './settings.js'
import { createToolbox } from './toolbox.js'

/** What a checker is made of; what is passed is what runs. */
export interface CheckerOptions {
  readonly languages?: readonly LanguageEntry[]
  readonly clusterRules?: readonly ClusterRule[]
  readonly settings?: Settings
}

/** Checks files and clusters. */
export interface Checker {
  check(request: CheckRequest): Promise<CheckReport>
}

/** Makes a checker. Languages, readers and cluster rules are loaded when a file or a cluster needs them. */
export function createChecker(options: CheckerOptions = {}): Checker {
  const toolbox = createToolbox(options.languages ?? builtinLanguages)
  const settings = options.settings ?? defaultSettings
  const { clusterRules } = options
  return {
    async check(request) {
      const outcomes = [refusalsOf(request)]
      const clusters: ClusterModel[] = []
      const given = { fileSystem: fileSystemOf(request), settings, toolbox, ...(clusterRules === undefined ? {} : { clusterRules }) }
      for (const part of partsOf(request)) {
        const { outcome, model } = await checkPart(part, given)
        outcomes.push(outcome)
        if (model !== undefined) clusters.push(model)
      }
      return { ...conclude(outcomes, settings), clusters, rules: toolbox.rules }
    },
  }
}
