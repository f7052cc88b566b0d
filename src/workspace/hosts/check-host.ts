import type { HostInput } from '../../cluster/build.js'
import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { factsInParts } from '../../facts/fact-parts.js'
import type { FactPart } from '../../facts/fact-parts.js'
import type { Fact } from '../../facts/fact.js'
import { isSameData } from '../../facts/same-data.js'
import type { Reading, Target } from '../../languages/language.js'
import { spanFrom } from '../../text/span.js'
import { checkConfiguration } from '../readings/check-configuration.js'
import type { CheckedConfiguration, ReadOptions } from '../readings/check-configuration.js'
import { targetOf, targetOfFile } from '../readings/configuration.js'
import type { CollectedConfiguration } from '../readings/configuration.js'
import type { EqualFiles } from '../readings/equal-files.js'
import type { Readings } from '../readings/readings.js'
import { reportOnFile } from '../report/file-report.js'
import type { FileReport } from '../report.js'
import type { CollectedHost, HostConfiguration } from './collect-host.js'
import type { HostTargets } from './settle-targets.js'

/** A host whose configurations were checked; the same object as long as nothing changes. */
export interface CheckedHost {
  readonly input: Omit<HostInput, 'name'>
  readonly found: readonly Diagnostic[]
  readonly suppressing: readonly Reading[]
  readonly reports: readonly FileReport[]
}

/** By what a host is checked. */
export interface HostCheckOptions {
  readonly targets: HostTargets
  readonly readings: Readings
  readonly equal: EqualFiles
  readonly run: object
}

/** Checks the configurations of one host again and again; only what changed is checked anew. */
export interface HostChecker {
  check(host: CollectedHost, options: HostCheckOptions): CheckedHost
}

/** Makes the checker of a host. */
export function createHostChecker(): HostChecker {
  const checkedBefore = new WeakMap<CollectedConfiguration, { readonly key: string; readonly checked: CheckedConfiguration }>()
  let last: (HostWork & { readonly host: CollectedHost; readonly targets: HostTargets; readonly result: CheckedHost }) | undefined

  const checkOnce = (configuration: HostConfiguration, target: Target, options: HostCheckOptions): CheckedConfiguration => {
    const key = `${target.isInferred} ${target.version}`
    const before = checkedBefore.get(configuration.collected)
    if (before?.key === key) return before.checked
    const checked = checkPlace(configuration, { ...options, target })
    checkedBefore.set(configuration.collected, { key, checked })
    return checked
  }

  return {
    check(host, options) {
      if (last?.host === host && last.targets === options.targets) return last.result
      const read = new Set(host.configurations.flatMap(({ isRoot, collected }) => (isRoot ? [collected.place.language] : [])))
      const parts = host.configurations.map((configuration): CheckedPart => {
        const { isRoot, isReadBeside, collected } = configuration
        // What nobody includes is not read, and so not wrong: a rule over the host says that it lies there.
        if (!isRoot && !isReadBeside && read.has(collected.place.language)) return { configuration }
        const target = targetOf(collected, options.targets.get(collected.place.language.targetFamily))
        return { configuration, judged: { target, checked: checkOnce(configuration, target, options) } }
      })
      const conflicts = conflictsOn(host, options.targets)
      const before = last !== undefined && last.host === host && isSameWork(last, { parts, conflicts }) ? last : undefined
      if (before !== undefined && hasSameTargets(before.parts, parts)) {
        last = { ...before, targets: options.targets }
        return before.result
      }
      const judged = parts.flatMap(part => part.judged ?? [])
      const reports = parts.flatMap(({ configuration: { collected: { files, place } }, judged: one }) =>
        one === undefined ? [] : files.map(file => reportOnFile({ path: file.id, host: host.name }, place.language, targetOfFile(file, one.target))),
      )
      const result: CheckedHost = {
        input: before?.result.input ?? inputOf(host, parts, conflicts),
        found: judged.flatMap(({ checked }) => checked.found),
        suppressing: judged.flatMap(({ checked }) => checked.suppressing),
        reports: last !== undefined && isSameData(last.result.reports, reports) ? last.result.reports : reports,
      }
      last = { host, targets: options.targets, parts, conflicts, result }
      return result
    },
  }
}

interface CheckedPart {
  readonly configuration: HostConfiguration
  /** Absent where nothing reads it. */
  readonly judged?: { readonly target: Target; readonly checked: CheckedConfiguration }
}

interface HostWork {
  readonly parts: readonly CheckedPart[]
  readonly conflicts: readonly Fact[]
}

/** What decided a release may lie on another host, and is told of each file. */
function hasSameTargets(a: readonly CheckedPart[], b: readonly CheckedPart[]): boolean {
  return a.every(({ judged }, index) => isSameData(judged?.target, b[index]?.judged?.target))
}

function isSameWork(a: HostWork, b: HostWork): boolean {
  return a.parts.every(({ judged }, index) => judged?.checked === b.parts[index]?.judged?.checked) && JSON.stringify(a.conflicts) === JSON.stringify(b.conflicts)
}

/** Tells where a host has another release than its files are written for. */
function conflictsOn({ configurations }: CollectedHost, targets: HostTargets): readonly Fact[] {
  const families = new Set(configurations.map(({ collected }) => collected.place.language.targetFamily))
  return [...families].flatMap((software): readonly Fact[] => {
    const { version = '', overruled = undefined } = targets.get(software) ?? {}
    if (overruled === undefined) return []
    const { fact, refused } = overruled
    const said = { said: fact.text, saidAt: fact.at }
    return [{ kind: 'release-conflict', origin: refused.at, software, installed: overruled.version, written: version, refused: refused.text, ...said }]
  })
}

/** Many hosts may have the same file that includes nothing. */
function checkPlace({ path, isRoot, collected }: HostConfiguration, options: ReadOptions & { readonly equal: EqualFiles }): CheckedConfiguration {
  const { language } = collected.place
  const check = (): CheckedConfiguration => checkConfiguration(collected, { ...options, wantsFacts: isRoot })
  if (language.includes !== undefined) return check()
  const [{ id, file, circumstances, named }] = collected.files
  const { version, isInferred } = options.target
  const variant = JSON.stringify([path, isRoot, named, isInferred, version, circumstances])
  return options.equal.verdictOn({ file: id, text: file.source.text, judge: language, variant }, check)
}

/** What the host gives to the model of the cluster. */
function inputOf({ request, paths, folders, unreadable, facts }: CollectedHost, parts: readonly CheckedPart[], conflicts: readonly Fact[]): CheckedHost['input'] {
  const known = new Map(paths)
  const lost: string[] = []
  const all: FactPart[] = [facts, conflicts]
  for (const { configuration, judged } of parts) {
    if (judged?.checked.isLost === true) {
      for (const { id } of configuration.collected.files) {
        lost.push(known.get(id) ?? id)
        known.delete(id)
      }
      continue
    }
    all.push([...fileFacts(configuration, judged?.target, paths)])
    if (judged?.checked.settings !== undefined) all.push(judged.checked.settings)
    if (judged !== undefined) all.push(judged.checked.facts)
  }
  return { paths: [...known.values()], collected: request.collected ?? folders, unreadable: [...unreadable, ...lost], facts: factsInParts(all) }
}

function* fileFacts({ isRoot, collected }: HostConfiguration, target: Target | undefined, paths: ReadonlyMap<string, string>): Generator<Fact> {
  const language = collected.place.language.id
  for (const file of collected.files) {
    const about = { origin: { file: file.id, span: spanFrom(0, 0) }, language, path: paths.get(file.id) ?? file.id }
    if (!isRoot || target === undefined) {
      yield { kind: 'unread-file', ...about }
      continue
    }
    const { mode } = file
    yield { kind: 'config-file', ...about, target: targetOfFile(file, target).version, ...(mode === undefined ? {} : { mode }) }
  }
}
