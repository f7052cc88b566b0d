import type { Diagnostic, Fault, Finding } from '../../diagnostics/diagnostic.js'
import { endOfFaults, endsEarly, mostFaults } from '../../diagnostics/fault-list.js'
import type { Included, Language, Reading, ReadOptions } from '../../languages/language.js'
import type { ConfigurationContext, FileContext, Rule, RuleMeta } from '../../rules/define-rule.js'
import type { Source } from '../../text/source.js'
import { guarded, internalFault } from './guard.js'
import { toDiagnostic } from './to-diagnostic.js'
import { ownRules } from '../rules/own-rules.js'

/** What checking one configuration gives. */
export interface UnitResult {
  /** In order of discovery: neither sorted, nor filtered by settings and suppressions. */
  readonly diagnostics: readonly Diagnostic[]
  /** Absent where it could not be composed. */
  readonly configuration?: unknown
}

/** Parses and reads one file of a language. Never throws for any text, unless the language does. */
export function readSource(language: Language, source: Source, options: ReadOptions = {}): Reading {
  return language.read(language.parse(source), options)
}

/**
 * Checks one configuration: a root file and the files that it pulls in.
 *
 * `readings` are the files whose own findings are wanted, the root among them. Whatever throws becomes a
 * `cfgcheck/internal-fault` at the root; the rest goes on.
 */
export function checkUnit(
  language: Language,
  root: Reading,
  options: { readonly readings: readonly Reading[]; readonly included: Included<unknown> },
): UnitResult {
  const diagnostics: Diagnostic[] = []
  const file = root.file.source.id
  const report = (fault: Diagnostic): void => void diagnostics.push(fault)
  const { metas, running } = rulesOf(language)
  const addFault = (fault: Fault): void => {
    const meta = metas.get(fault.rule) ?? ownRules.find(({ id }) => id === fault.rule)
    if (meta === undefined) report(internalFault(`rule "${fault.rule}"`, file, `it is not in the list of ${language.id}`))
    else add(fault, meta)
  }
  const add = (finding: Finding, meta: RuleMeta): void => {
    const diagnostic = toDiagnostic(finding, meta)
    diagnostics.push(root.target.isInferred ? byGuess(diagnostic, meta) : diagnostic)
  }
  let room = mostFaults
  /** Takes in what a rule finds, and tells whether there is room for more: notes need none. */
  const take = (finding: Finding, meta: RuleMeta): boolean => {
    if ((finding.severity ?? meta.severity) !== 'info') room -= 1
    if (room >= 0) add(finding, meta)
    else addFault(endOfFaults(finding))
    return room >= 0
  }

  for (const reading of options.readings) {
    reading.file.faults.forEach(addFault)
    reading.faults.forEach(addFault)
  }
  if (options.readings.some(({ file: { faults }, faults: ofReading }) => endsEarly(faults) || endsEarly(ofReading))) return { diagnostics }
  const composition = guarded({ step: 'composing the configuration', file, language: language.id, report }, () => language.compose(root, options.included), undefined)
  composition?.faults.forEach(addFault)

  const contexts = contextsOf(composition, root, options.readings)
  for (const rule of running) {
    try {
      eachFinding(rule, contexts, take)
    } catch (error) {
      report(internalFault(`rule "${rule.id}"`, file, error))
    }
    if (room < 0) break
  }
  return { diagnostics, ...(composition === undefined ? {} : { configuration: composition.configuration }) }
}

/** What rules see of a configuration. */
interface Contexts {
  readonly configuration: ConfigurationContext<unknown> | undefined
  readonly files: readonly FileContext<unknown>[]
}

function contextsOf(composed: { readonly configuration: unknown } | undefined, root: Reading, readings: readonly Reading[]): Contexts {
  return {
    configuration: composed === undefined ? undefined : { configuration: composed.configuration, target: root.target.version, facts: root.facts },
    files: readings.map(({ model, file, target, facts }) => ({ model, file, target: target.version, facts })),
  }
}

type RunningRule = Exclude<Rule<unknown, unknown>, { readonly scope: 'fault' }>

function eachFinding(rule: RunningRule, { configuration, files }: Contexts, take: (finding: Finding, meta: RuleMeta) => boolean): void {
  if (rule.scope !== 'file') {
    if (configuration !== undefined) for (const finding of rule.check(configuration)) if (!take(finding, rule)) return
    return
  }
  for (const file of files) for (const finding of rule.check(file)) if (!take(finding, rule)) return
}

/** Marks what hangs on a release that was guessed. From a guess no fix is safe that is right in one release only. */
function byGuess(diagnostic: Diagnostic, meta: RuleMeta): Diagnostic {
  const { fixes } = diagnostic
  const hasFixOfRelease = fixes.some(({ isOfRelease }) => isOfRelease === true)
  if (meta.isOfRelease !== true && !hasFixOfRelease) return diagnostic
  return {
    ...diagnostic,
    isByGuess: true,
    fixes: hasFixOfRelease ? fixes.map(fix => (fix.isOfRelease === true ? { ...fix, safety: 'unsafe' } : fix)) : fixes,
  }
}

interface LanguageRules {
  /** By id. */
  readonly metas: ReadonlyMap<string, RuleMeta>
  readonly running: readonly RunningRule[]
}

const rulesOfLanguages = new WeakMap<Language, LanguageRules>()

function rulesOf(language: Language): LanguageRules {
  let known = rulesOfLanguages.get(language)
  if (known === undefined) {
    const { rules, sharedRules = [] } = language
    const all = [...rules, ...sharedRules]
    known = { metas: new Map(all.map(rule => [rule.id, rule])), running: all.filter((rule): rule is RunningRule => rule.scope !== 'fault') }
    rulesOfLanguages.set(language, known)
  }
  return known
}
