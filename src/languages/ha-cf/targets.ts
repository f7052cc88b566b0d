import { outside, weight } from '../../inference/sign.js'
import type { Sign } from '../../inference/sign.js'
import { inferredTarget } from '../../inference/target.js'
import type { FileId } from '../../text/located.js'
import type { Target } from '../language.js'
import type { HaCfTree } from './ast.js'
import type { HeartbeatVersion } from './reading/heartbeat-version.js'
import { directiveNamed } from './vocabulary.js'

/** The versions that `--target` takes, oldest first. */
export const targets: readonly HeartbeatVersion[] = ['1', '2', '3']

/** Reduces a version such as `3.0.6` or `2.1` to the major version that decides. */
export function majorVersion(version: string): HeartbeatVersion {
  if (/^(0|1)(\.|$)/.test(version) && !version.startsWith('1.99')) return '1'
  if (/^(1\.99|2)(\.|$)/.test(version) && !version.startsWith('2.99')) return '2'
  return '3'
}

/** Infers the version of heartbeat that a file was written for, from the directives that not all versions know. */
export function inferTarget(tree: HaCfTree, file: FileId): Target {
  const signs = new Map<string, Sign>()
  for (const { name } of tree.statements) {
    const entry = signs.has(name.text) ? undefined : directiveNamed(name.text)
    if (entry === undefined || (entry.since === '1' && entry.until === undefined)) continue
    const { since, until } = entry
    const against = outside({ since, ...(until === undefined ? {} : { until }) }, targets, weight.refused)
    signs.set(name.text, { id: name.text, text: `"${name.text}"`, against, at: { file, span: name.span } })
  }
  return inferredTarget([...signs.values()], targets)
}
