import { inferredTarget, namedTarget } from '../../inference/target.js'
import { isVersionFrom } from '../../text/version.js'
import type { ReadOptions, Target } from '../language.js'

/** The releases that are told apart, oldest first: those that know other keys. */
export const targets: readonly string[] = ['1.4', '1.9', '1.10', '1.11']

/** Settles the release: the one that the user named, or that the host tells of, otherwise the newest. */
export function targetOf({ target, inferred }: Pick<ReadOptions, 'target' | 'inferred'>): Target {
  return target === undefined ? (inferred ?? inferredTarget([], targets)) : namedTarget(target)
}

/** Tells whether a release knows what came with another one. */
export function doesKnow(target: string, since: string | undefined): boolean {
  return since === undefined || since.startsWith(`${target}.`) || isVersionFrom(target, since)
}
