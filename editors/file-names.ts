import { builtinLanguages } from '../src/languages/builtin.js'
import type { LanguageEntry } from '../src/languages/language.js'

/** How editors tell a file's language: by its whole name, by its ending, or by a pattern of its path. */
export interface EditorNames {
  readonly filenames: readonly string[]
  readonly extensions: readonly string[]
  readonly patterns: readonly string[]
}

/** Shadows of the CIB are called `shadow.NAME`; so are files of many other kinds, and an editor knows the name alone. */
const tooCommon: ReadonlySet<string> = new Set(['shadow.*'])

/** Tells by which names an editor knows the files of a language, as the command knows them. */
export function editorNames(language: LanguageEntry): EditorNames {
  const names = language.fileNames.filter(name => !tooCommon.has(name))
  // A whole name beats every pattern: it must not be one that another language has in a folder of its own.
  const isShared = (name: string): boolean => builtinLanguages.some(other => other !== language && other.fileNames.some(pattern => pattern.endsWith(`/${name}`)))
  const whole = names.filter(name => !/[*/]/.test(name))
  return {
    filenames: whole.filter(name => !isShared(name)),
    extensions: names.flatMap(name => /^\*(\.[^*/]+)$/.exec(name)?.[1] ?? []),
    patterns: [
      ...whole.filter(isShared),
      ...names.filter(name => /[*/]/.test(name) && !/^\*\.[^*/]+$/.test(name)).map(name => (name.includes('/') ? `**/${name}` : name)),
    ],
  }
}
