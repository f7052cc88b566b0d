import type { LanguageEntry } from '../../languages/language.js'
import { createNameMatcher, createPathMatcher, isGlob } from './glob.js'

/** The languages that the configuration gives to paths, by pattern. */
export type LanguagePatterns = Readonly<Record<string, string>>

/** What the configuration says about languages; patterns count from its own folder. */
export interface LanguageSettings {
  readonly languages: LanguagePatterns
  pathFromSettings(path: string): string
}

/**
 * Finds the language of a file by its path.
 *
 * What the configuration says comes first; then the exact path of the software (`…/etc/ha.d/ha.cf`), then the name, then a
 * pattern such as `*.res`. Returns `undefined` for a file that no language claims.
 */
export function recognise(
  path: string,
  languages: readonly LanguageEntry[],
  settings?: LanguageSettings,
): LanguageEntry | undefined {
  for (const [pattern, id] of Object.entries(settings?.languages ?? {})) {
    if (createPathMatcher(pattern)(settings?.pathFromSettings(path) ?? path)) return languages.find(language => language.id === id)
  }
  const name = path.slice(path.lastIndexOf('/') + 1)
  return (
    languages.find(language => language.paths.some(known => !isGlob(known) && endsWithPath(path, known))) ??
    languages.find(language => language.fileNames.some(known => known.includes('/') && matchesEnd(path, known))) ??
    languages.find(language => language.fileNames.includes(name)) ??
    languages.find(language => language.paths.some(known => isGlob(known) && matchesEnd(path, known))) ??
    languages.find(language => language.fileNames.some(known => isGlob(known) && matchesEnd(path, known)))
  )
}

function endsWithPath(path: string, known: string): boolean {
  return path === known || path.endsWith(known) || `/${path}` === known
}

/** Tells whether the end of a path is as a pattern says; a star stands within one name. */
export function matchesEnd(path: string, pattern: string): boolean {
  const wanted = pattern.split('/').filter(part => part !== '')
  const parts = path.split('/').filter(part => part !== '')
  if (parts.length < wanted.length) return false
  const end = parts.slice(parts.length - wanted.length)
  return wanted.every((part, index) => createNameMatcher(part)(end[index] ?? ''))
}
