import type { Diagnostic, Severity } from '../diagnostics/diagnostic.js'
import type { FormatOptions, TargetFamily } from '../languages/language.js'
import { createPathMatcher } from './documents/glob.js'
import type { LanguagePatterns } from './documents/recognise.js'

/** A rule's severity, or that it is not to run. */
export type RuleLevel = Severity | 'off'

/** Gives a level to the rules that `pattern` names: an id, or a group such as `drbd-conf/*` or `*`. */
export interface RuleSelector {
  readonly pattern: string
  readonly level: RuleLevel
}

/** Versions by software. */
export type Targets = Readonly<Partial<Record<TargetFamily, string>>>

/** Settings for some files only. */
export interface Override {
  readonly files: readonly string[]
  readonly targets?: Targets
  readonly rules?: readonly RuleSelector[]
}

/** What the user settled, from the configuration file and the command line. */
export interface Settings {
  readonly targets: Targets
  /** The last one that names a rule wins. */
  readonly rules: readonly RuleSelector[]
  /** When not empty, only these run. */
  readonly only: readonly string[]
  readonly overrides: readonly Override[]
  readonly languages: LanguagePatterns
  readonly exclude: readonly string[]
  readonly hasInlineSuppressions: boolean
  /** How files are laid out. */
  readonly format?: FormatOptions
  /** Turns a file's id into its path from the configuration file's folder, from which patterns count. */
  pathFromSettings(path: string): string
}

/** What holds when nobody settled anything. */
export const defaultSettings: Settings = {
  targets: {},
  rules: [],
  only: [],
  overrides: [],
  languages: {},
  exclude: [],
  hasInlineSuppressions: true,
  pathFromSettings: path => path,
}

/** Tells whether a rule pattern names a rule. */
function namesRule(pattern: string, ruleId: string): boolean {
  if (pattern === ruleId || pattern === '*') return true
  return pattern.endsWith('/*') && ruleId.startsWith(pattern.slice(0, -1))
}

/** Finds the version that was settled for a file, if any. */
export function targetFor(settings: Settings, family: TargetFamily, path: string): string | undefined {
  let target = settings.targets[family]
  for (const override of settings.overrides) {
    if (override.targets?.[family] !== undefined && isAbout(settings, override, path)) target = override.targets[family]
  }
  return target
}

/** Applies the settled severity; `undefined` where the rule is off. */
export function withLevel(settings: Settings, diagnostic: Diagnostic): Diagnostic | undefined {
  const level = levelOf(settings, diagnostic)
  if (level === 'off') return undefined
  return level === diagnostic.severity ? diagnostic : { ...diagnostic, severity: level }
}

/** Tells whether settings let be told what a rule finds in a file. */
export function isReported(settings: Settings, rule: string, file: string): boolean {
  return levelOf(settings, { rule, file, severity: 'error' }) !== 'off'
}

function levelOf(settings: Settings, { rule, file, severity }: Pick<Diagnostic, 'rule' | 'file' | 'severity'>): RuleLevel {
  if (settings.only.length > 0 && !settings.only.some(pattern => namesRule(pattern, rule))) return 'off'
  let level: RuleLevel = severity
  for (const selector of settings.rules) if (namesRule(selector.pattern, rule)) level = selector.level
  for (const override of settings.overrides) {
    if (override.rules === undefined || !isAbout(settings, override, file)) continue
    for (const selector of override.rules) if (namesRule(selector.pattern, rule)) level = selector.level
  }
  return level
}

function isAbout(settings: Settings, override: Override, path: string): boolean {
  const located = settings.pathFromSettings(path)
  return override.files.some(pattern => createPathMatcher(pattern)(located))
}
