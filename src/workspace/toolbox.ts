import type { Language, LanguageEntry } from '../languages/language.js'
import type { RuleDocs } from './report.js'
import { ownRules } from './rules/own-rules.js'

/** What all runs of a check share. */
export interface Toolbox {
  readonly languages: readonly LanguageEntry[]
  /** The rules that ran, by id: what reporters say about why and what to do. */
  readonly rules: ReadonlyMap<string, RuleDocs>
  /** Loads a language once. */
  load(entry: LanguageEntry): Promise<Language>
  addRules(rules: Iterable<RuleDocs>): void
}

/** Makes a toolbox; nothing is loaded before it is needed. */
export function createToolbox(languages: readonly LanguageEntry[]): Toolbox {
  const rules = new Map<string, RuleDocs>()
  const known = new Set<Iterable<RuleDocs>>()
  const loaded = new Map<string, Promise<Language>>()
  const addRules = (list: Iterable<RuleDocs>): void => {
    if (known.has(list)) return
    known.add(list)
    for (const rule of list) rules.set(rule.id, rule)
  }
  const load = async (entry: LanguageEntry): Promise<Language> => {
    const language = await entry.load()
    addRules(language.rules)
    if (language.sharedRules !== undefined) addRules(language.sharedRules)
    return language
  }
  addRules(ownRules)
  return {
    languages,
    rules,
    addRules,
    load(entry) {
      let language = loaded.get(entry.id)
      if (language === undefined) loaded.set(entry.id, (language = load(entry)))
      return language
    },
  }
}
