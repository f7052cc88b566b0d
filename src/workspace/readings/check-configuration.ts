import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { unlistedSettings } from '../../facts/fact-parts.js'
import type { FactPart, UnlistedSettings } from '../../facts/fact-parts.js'
import type { Fact, FactOf } from '../../facts/fact.js'
import type { IncludeRequest, Reading, Target } from '../../languages/language.js'
import type { FileId } from '../../text/located.js'
import { pathOnHost } from '../documents/paths.js'
import { maySuppress } from '../report/suppressions.js'
import { checkUnit } from './check-unit.js'
import { keyOfFile, keyOfInclude, targetOfFile } from './configuration.js'
import type { CollectedConfiguration, ReadConfiguration } from './configuration.js'
import { guarded } from './guard.js'
import type { Readings } from './readings.js'

/** What checking a configuration gave. */
export interface CheckedConfiguration {
  readonly found: readonly Diagnostic[]
  readonly facts: FactPart
  /** The settings of all files, where they are not among the facts. */
  readonly settings?: UnlistedSettings
  /** The files that may silence findings. */
  readonly suppressing: readonly Reading[]
  /** It was not understood: nothing may be concluded from what it does not say. */
  readonly isLost: boolean
}

/** By what a configuration is read. */
export interface ReadOptions {
  readonly target: Target
  readonly readings: Readings
  readonly run: object
}

/** Reads all files of a configuration by one release. What breaks down is reported. */
export function readConfiguration(
  { place: { language }, files, answers }: CollectedConfiguration,
  { target, readings, run }: ReadOptions,
  report: (fault: Diagnostic) => void,
): ReadConfiguration | undefined {
  const byKey = new Map<string, Reading>()
  for (const one of files) {
    const { version, isInferred } = targetOfFile(one, target)
    const by = isInferred ? { inferred: target } : { named: version }
    const { reading, faults } = readings.read(language, one.file, { circumstances: one.circumstances, role: one.role, run, ...by })
    faults.forEach(report)
    if (reading !== undefined) byKey.set(keyOfFile(one), reading)
  }
  const root = byKey.get(keyOfFile(files[0]))
  if (root === undefined) return undefined
  return {
    root,
    readings: [...byKey.values()],
    included: Object.assign((request: IncludeRequest) => (answers.get(keyOfInclude(request))?.keys ?? []).flatMap(key => byKey.get(key) ?? []), {
      outcomeOf: (request: IncludeRequest) => answers.get(keyOfInclude(request)),
    }),
  }
}

/** Checks a configuration by one release, and takes its facts where they are wanted. */
export function checkConfiguration(collected: CollectedConfiguration, options: ReadOptions & { readonly wantsFacts: boolean }): CheckedConfiguration {
  const { language, root, location } = collected.place
  const found: Diagnostic[] = []
  const report = (fault: Diagnostic): void => void found.push(fault)
  const read = readConfiguration(collected, options, report)
  if (read === undefined) return { found, facts: [], suppressing: [], isLost: true }
  const unit = checkUnit(language, read.root, read)
  for (const diagnostic of unit.diagnostics) found.push(diagnostic)
  const suppressing = read.readings.filter(maySuppress)
  if (!options.wantsFacts) return { found, facts: [], suppressing, isLost: false }
  if (!('configuration' in unit)) return { found, facts: [], suppressing, isLost: true }
  const { configuration } = unit
  const pathOf = pathsOnHost(root ?? '')
  const apart = language.includes === undefined ? undefined : language.factsApart
  const take = (): Fact[] => [...factsOf(apart === undefined ? language.extractFacts(configuration, pathOf) : apart.others(configuration), pathOf)]
  const facts = guarded({ step: 'taking its facts', file: location, report }, take, undefined)
  const checked = { found, facts: facts ?? [], suppressing, isLost: facts === undefined }
  return apart === undefined ? checked : { settings: unlistedSettings(language.id, () => [...withPaths(apart.settings(configuration, pathOf), pathOf)]), ...checked }
}

/** Takes the facts of a configuration; paths become those on the host. */
function* factsOf(facts: Iterable<Fact>, pathOf: (file: FileId) => string): Generator<Fact> {
  for (const fact of facts) {
    if (fact.kind === 'config-file') continue // Reported elsewhere, for all files that were read.
    if (fact.kind === 'setting') yield withPath(fact, pathOf)
    else yield fact
  }
}

function* withPaths(settings: Iterable<FactOf<'setting'>>, pathOf: (file: FileId) => string): Generator<FactOf<'setting'>> {
  for (const setting of settings) yield withPath(setting, pathOf)
}

function withPath(setting: FactOf<'setting'>, pathOf: (file: FileId) => string): FactOf<'setting'> {
  const path = pathOf(setting.origin.file)
  return setting.path === path ? setting : { ...setting, path }
}

/** Gives the path of a file on the host; it is asked for one file many times in turn. */
function pathsOnHost(root: string): (file: string) => string {
  let file: string | undefined
  let path = ''
  return asked => {
    if (asked !== file) path = pathOnHost(root, (file = asked))
    return path
  }
}
