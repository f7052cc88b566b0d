import type { Language } from './language.js'

/** The releases of a language's software that a file may be written for unless somebody names another: those that are out. */
export function releasesOf({ targets, unreleased = [] }: Pick<Language, 'targets' | 'unreleased'>): readonly string[] {
  return targets.filter(target => !unreleased.includes(target))
}
