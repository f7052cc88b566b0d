import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

import { compareWithBaseline, createBaseline, parseBaseline } from '../baseline/baseline.js'
import type { Baseline, BaselineRun, Comparison } from '../baseline/baseline.js'
import { readFromDisk } from '../node/node-file-system.js'
import { relativeTo } from '../node/relative-to.js'
import { ruleIds } from '../workspace/rules/rule-index.js'
import { isReported } from '../workspace/settings.js'
import type { Settings } from '../workspace/settings.js'
import { knownLanguages } from './plugins.js'
import { UsageError } from './usage-error.js'

/** A baseline on disk; paths in it count from its folder. */
export interface BaselineFile {
  readonly path: string
  readonly baseline: Baseline
}

/** Reads a baseline. Throws a `UsageError` where there is none, or it is not understood: nothing is known then. */
export function readBaseline(path: string): BaselineFile {
  const content = readFromDisk(path)
  if ('problem' in content) throw new UsageError(`${path}: the baseline cannot be read (${content.detail ?? content.problem}); "cfgcheck baseline create" writes one`)
  const baseline = parseBaseline(content.text)
  if ('problem' in baseline) throw new UsageError(`${path} ${baseline.problem}`)
  return { path, baseline }
}

/** Makes the baseline of a run, to be written to a path. */
export function baselineOf(run: BaselineRun, path: string): Promise<Baseline> {
  return createBaseline(run, { languages: knownLanguages(), pathInBaseline: relativeTo(dirname(resolve(path))) })
}

/** Holds a run against a baseline. */
export function compareRun({ baseline, path }: BaselineFile, run: BaselineRun, settings: Settings): Promise<Comparison> {
  const folder = dirname(resolve(path))
  return compareWithBaseline(baseline, run, {
    languages: knownLanguages(),
    pathInBaseline: relativeTo(folder),
    isGone: file => !existsSync(resolve(folder, file)),
    isLookedFor: (rule, file) => ruleIds().has(rule) && isReported(settings, rule, file),
  })
}
