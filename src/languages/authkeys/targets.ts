import { inferredTarget, namedTarget } from '../../inference/target.js'
import type { ReadOptions, Target } from '../language.js'

/** The releases of heartbeat; the format of authkeys is the same in all of them. */
export const targets: readonly string[] = ['1', '2', '3']

/** Settles the release that reads the file: nothing in it can tell, so what its neighbours tell counts, or the last one is assumed. */
export function targetOf({ target, inferred }: Pick<ReadOptions, 'target' | 'inferred'>): Target {
  return target === undefined ? (inferred ?? inferredTarget([], targets)) : namedTarget(target)
}
