import { inferredTarget, namedTarget } from '../../inference/target.js'
import { isVersionFrom } from '../../text/version.js'
import type { ReadOptions, Target } from '../language.js'

/** The releases of ocfs2-tools that are told apart, oldest first; 1.8 brought the global heartbeat. */
export const targets: readonly string[] = ['1.2', '1.4', '1.6', '1.8']

/** Settles the release: the one that the user named, or that the host tells of, otherwise the newest. */
export function targetOf({ target, inferred }: Pick<ReadOptions, 'target' | 'inferred'>): Target {
  return target === undefined ? (inferred ?? inferredTarget([], targets)) : namedTarget(target)
}

/** Tells whether a release reads `heartbeat_mode` and heartbeat sections; older ones pass them over. A bare `1` is its newest. */
export function hasGlobalHeartbeat(version: string): boolean {
  return version === '1' || isVersionFrom(version, '1.8')
}
