import { inferredTarget, namedTarget } from '../../../src/inference/target.js'
import type { ReadOptions, Target } from '../../../src/languages/language.js'

/** The releases of the software that are told apart, oldest first. */
export const targets: readonly string[] = ['1']

/** Settles the release: the one that the user named, or that the host tells of, otherwise the newest. */
export function targetOf({ target, inferred }: Pick<ReadOptions, 'target' | 'inferred'>): Target {
  return target === undefined ? (inferred ?? inferredTarget([], targets)) : namedTarget(target)
}
