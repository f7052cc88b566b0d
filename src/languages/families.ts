import type { Language, LanguageEntry, TargetFamily } from './language.js'

/** Lists the software that the files of some languages are for, each once, in the order of the languages. */
export function familiesOf(languages: readonly LanguageEntry[]): readonly TargetFamily[] {
  return [...new Set(languages.map(({ targetFamily }) => targetFamily))]
}

/** The releases of a language's software that a file may be written for unless somebody names another: those that are out. */
export function releasesOf({ targets, unreleased = [] }: Pick<Language, 'targets' | 'unreleased'>): readonly string[] {
  return targets.filter(target => !unreleased.includes(target))
}
