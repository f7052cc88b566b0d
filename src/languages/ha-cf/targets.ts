import type { Target } from '../language.js'
import type { FileId } from '../../text/located.js'
import { located } from '../../text/located.js'
import type { HaCfTree } from './ast.js'
import { directiveNamed } from './vocabulary.js'

/** The major versions that are told apart. `1` stands for all before 2.0, its beta versions 1.99 counting as `2`. */
export type HeartbeatVersion = '1' | '2' | '3'

/** The versions that `--target` takes, oldest first. */
export const targets: readonly HeartbeatVersion[] = ['1', '2', '3']

/** Reduces a version such as `3.0.6` or `2.1` to the major version that decides. */
export function majorVersion(version: string): HeartbeatVersion {
  if (/^(0|1)(\.|$)/.test(version) && !version.startsWith('1.99')) return '1'
  if (/^(1\.99|2)(\.|$)/.test(version) && !version.startsWith('2.99')) return '2'
  return '3'
}

/**
 * Infers the version of heartbeat that a file was written for: the newest one, unless a directive ended before it.
 *
 * A directive that came later than that ending one wins: then the old one is the mistake.
 */
export function inferTarget(tree: HaCfTree, file: FileId): Target {
  let newest: HeartbeatVersion = '1'
  for (const { name } of tree.statements) {
    const since = directiveNamed(name.text)?.since
    if (since !== undefined && since > newest) newest = since
  }
  for (const { name } of tree.statements) {
    const until = directiveNamed(name.text)?.until
    if (until === undefined || until < newest) continue
    return { version: until, isInferred: true, because: located(name.text, file, name.span) }
  }
  return { version: '3', isInferred: true }
}
