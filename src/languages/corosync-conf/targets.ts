import { inferredTarget, namedTarget } from '../../inference/target.js'
import type { Sign } from '../../inference/sign.js'
import { compareVersions, isVersionFrom } from '../../text/version.js'
import type { ReadOptions, Target } from '../language.js'

/** The releases that are told apart, oldest first; `main` is what comes after 3.1.10. */
export const targets: readonly string[] = ['1.4', '2.4', '3.1', 'main']

/** Settles the release: the one that the user named, or that all files and hosts tell of, otherwise the newest that is out. */
export function targetOf({ target, inferred }: Pick<ReadOptions, 'target' | 'inferred'>, signs: readonly Sign[]): Target {
  if (target !== undefined) return namedTarget(target)
  return inferred ?? inferredTarget(signs, released)
}

/** What is not out yet, and so is never inferred. */
export const unreleased: readonly string[] = ['main']

const released: readonly string[] = targets.filter(target => !unreleased.includes(target))

/** Tells whether a release is that one or newer. A line such as 3.1 stands for the last of its releases, too. */
export function isAtLeast(target: string, release: string): boolean {
  return release.startsWith(`${target}.`) || isSurelyFrom(target, release)
}

/** Tells whether every release that a target stands for is that one or newer. */
export function isSurelyFrom(target: string, release: string): boolean {
  return target === 'main' || isVersionFrom(target, release)
}

/** Tells whether a release refuses each line that it does not understand; older ones pass it over. */
export function isStrict(target: string): boolean {
  return isAtLeast(target, '3.0')
}

/** Tells whether a release reads an entry of the vocabulary; `until` stands for all of its line. */
export function doesRead(target: string, { since, until }: { readonly since: string; readonly until?: string }): boolean {
  return isAtLeast(target, since) && (until === undefined || (target !== 'main' && (target.startsWith(`${until}.`) || compareVersions(target, until) <= 0)))
}
