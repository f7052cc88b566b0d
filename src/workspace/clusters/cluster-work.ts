import { buildCluster, createClusterBuilder } from '../../cluster/build.js'
import type { HostInput } from '../../cluster/build.js'
import type { ClusterRule } from '../../cluster/define-cluster-rule.js'
import type { Dismiss } from '../../cluster/dismissals/dismissal.js'
import type { ClusterModel } from '../../cluster/model.js'
import type { Reads } from '../../cluster/reads.js'
import type { Diagnostic, FindingId } from '../../diagnostics/diagnostic.js'
import { allMoved, movedDiagnostic, movedFindingId } from '../../diagnostics/moved-diagnostic.js'
import type { SpanNow } from '../../diagnostics/moved-diagnostic.js'
import type { TextChanges } from '../../facts/moved-fact.js'
import { isSameData } from '../../facts/same-data.js'
import type { Language } from '../../languages/language.js'
import { originOf } from '../../text/located.js'
import type { Source } from '../../text/source.js'
import { changeBetween } from '../../text/text-change.js'
import type { TextChange } from '../../text/text-change.js'
import type { WorkContext } from '../context.js'
import { createHostChecker } from '../hosts/check-host.js'
import type { CheckedHost } from '../hosts/check-host.js'
import { createHostCollector } from '../hosts/collect-host.js'
import type { CollectedHost, HostCollector } from '../hosts/collect-host.js'
import { createTargetSettler } from '../hosts/settle-targets.js'
import type { HostTargets } from '../hosts/settle-targets.js'
import { createSharedWork } from '../hosts/shared-work.js'
import type { SharedWork } from '../hosts/shared-work.js'
import { createMaskingMemory } from '../../secrets/masking-memory.js'
import { guarded, internalFault } from '../readings/guard.js'
import { toDiagnostic } from '../readings/to-diagnostic.js'
import { outcomeOf } from '../report/outcome.js'
import type { FileReport, HostPlace } from '../report.js'
import type { ClusterRequest } from '../request.js'
import type { PartWork, WorkSteps } from './work.js'

/** Makes the work on the hosts of one cluster: each file, each host's configurations, and all of them together. */
export function createClusterWork(context: WorkContext, request: ClusterRequest): PartWork {
  const hosts = request.hosts.map(host => ({ collector: createHostCollector(context, host), checker: createHostChecker() }))
  const judge = createClusterJudge(context, request)
  const settle = createTargetSettler()
  const listFiles = createFileLister()
  const memory = context.isForOnce ? undefined : createMaskingMemory()
  /** After how many changes all hosts were up to date: many hosts are asked often. */
  let freshAt: number | undefined
  return {
    isStale() {
      const { isForOnce, changeCount } = context.documents
      if (isForOnce || freshAt === changeCount()) return false
      const isStale = hosts.some(({ collector }) => collector.isStale())
      if (!isStale) freshAt = changeCount()
      return isStale
    },
    async check({ done, pause, pauseEarly }) {
      const shared = createSharedWork(context.runMemory)
      const collected = await collectHosts(hosts.map(({ collector }) => collector), shared, pauseEarly)
      const targets = settle(collected)
      const checked: CheckedHost[] = []
      for (const [index, host] of collected.entries()) {
        const one = hosts[index]
        if (one !== undefined) checked.push(one.checker.check(host, { ...shared, targets: targets[index] ?? noTargets, readings: context.readings }))
        await done()
        await pause()
      }
      const lists = listFiles(collected, checked)
      const judged = await judge(inputsOf(collected, checked), { sources: lists.sources, pause })
      return {
        model: judged.model,
        outcome: await outcomeOf({
          hostCount: hosts.length,
          found: [...collected.flatMap(({ notes }) => notes.found), ...checked.flatMap(({ found }) => found), ...judged.found],
          dismissed: judged.dismissed,
          incomplete: collected.flatMap(({ notes }) => notes.incomplete),
          suppressing: checked.flatMap(({ suppressing }) => suppressing),
          ...lists,
        }, memory),
      }
    },
  }
}

const noTargets: HostTargets = new Map()

/** Collects hosts one after another. */
export async function collectHosts(collectors: readonly HostCollector[], shared: SharedWork, pause?: () => Promise<void>): Promise<readonly CollectedHost[]> {
  const hosts: CollectedHost[] = []
  for (const collector of collectors) {
    hosts.push(await collector.collect(shared))
    await pause?.()
  }
  return hosts
}

interface HostFiles {
  readonly sources: ReadonlyMap<string, Source>
  readonly languages: ReadonlyMap<string, Language>
  readonly places: ReadonlyMap<string, HostPlace>
}

/** The files of all hosts. */
export function filesOf(collected: readonly CollectedHost[]): HostFiles {
  return { ...textsOf(collected), places: placesOf(collected) }
}

function textsOf(collected: readonly CollectedHost[]): Omit<HostFiles, 'places'> {
  const sources = new Map<string, Source>()
  const languages = new Map<string, Language>()
  for (const host of collected) {
    for (const [path, source] of host.sources) sources.set(path, source)
    for (const [path, language] of host.languages) languages.set(path, language)
  }
  return { sources, languages }
}

function placesOf(collected: readonly CollectedHost[]): ReadonlyMap<string, HostPlace> {
  const places = new Map<string, HostPlace>()
  for (const { name: host, paths, unreadable, locate } of collected) {
    for (const [location, path] of paths) places.set(location, { host, path })
    for (const path of unreadable) places.set(locate(path), { host, path })
  }
  return places
}

/** Lists the files of all hosts again and again; where they lie, and what is reported of them, are the same objects as long as they say the same. */
function createFileLister(): (collected: readonly CollectedHost[], checked: readonly CheckedHost[]) => HostFiles & { readonly files: readonly FileReport[] } {
  let hosts: readonly CollectedHost[] = []
  let parts: readonly (readonly FileReport[])[] = []
  let places: HostFiles['places'] = new Map()
  let files: readonly FileReport[] = []
  return (collected, checked) => {
    const areSameHosts = hosts.length === collected.length && hosts.every(({ name, paths, unreadable }, index) => {
      const now = collected[index]
      return name === now?.name && isSameMap(paths, now.paths) && isSameData(unreadable, now.unreadable)
    })
    if (!areSameHosts) places = placesOf(collected)
    hosts = collected
    const reports = checked.map(host => host.reports)
    if (reports.length !== parts.length || !reports.every((part, index) => part === parts[index])) files = reports.flat()
    parts = reports
    return { ...textsOf(collected), places, files }
  }
}

function isSameMap(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  if (a === b) return true
  if (a.size !== b.size) return false
  const entries = b.entries()
  for (const [key, value] of a) {
    const { value: [otherKey, otherValue] = [] } = entries.next()
    if (key !== otherKey || value !== otherValue) return false
  }
  return true
}

/** Two hosts may have one name. */
function inputsOf(collected: readonly CollectedHost[], checked: readonly CheckedHost[]): HostInput[] {
  const names = new Set<string>()
  return checked.map(({ input }, index) => {
    const own = collected[index]?.name ?? ''
    let name = own
    for (let copy = 2; names.has(name); copy += 1) name = `${own} (${copy})`
    names.add(name)
    return { name, ...input }
  })
}

/** Compares the texts of all files with those of the last time. */
function createTextComparison(): (sources: ReadonlyMap<string, Source>) => TextChanges {
  let last: ReadonlyMap<string, Source> = new Map()
  return sources => {
    const changes = new Map<string, TextChange>()
    for (const [path, source] of sources) {
      const before = last.get(path)
      if (before !== undefined && before !== source) changes.set(path, changeBetween(before.text, source.text))
    }
    last = sources
    return changes
  }
}

/** What judges the hosts, and how what it tells moves with the texts. */
interface JudgedWork<Told> {
  work(): readonly Told[]
  move(told: Told, spanNow: SpanNow): Told | undefined
}

/** What the hosts together say. */
interface Judged {
  readonly model: ClusterModel
  readonly found: readonly Diagnostic[]
  readonly dismissed: readonly FindingId[]
}

/** Makes what runs the cluster rules; those that would read what they read before need not run again. */
function createClusterJudge(
  { clusterRules, furtherClusterRules, toolbox, isForOnce }: WorkContext,
  { name, hosts: [first] }: ClusterRequest,
): (hosts: readonly HostInput[], given: { readonly sources: ReadonlyMap<string, Source>; readonly pause: WorkSteps['pause'] }) => Promise<Judged> {
  const file = first?.root ?? ''
  const build = createClusterBuilder(name)
  const textsNow = createTextComparison()
  const memory = new Map<object, { reads: Reads; version: number; verdict: readonly unknown[] }>()

  /** What throws is not remembered. */
  const remembered = <Told>(model: ClusterModel, judge: object, { work, move }: JudgedWork<Told>): readonly Told[] => {
    const { notes } = model
    const before = memory.get(judge)
    if (notes === undefined) return work()
    if (before !== undefined && notes.areSame(before.reads, before.version)) {
      before.version = notes.version
      return before.verdict as readonly Told[]
    }
    const spanNow = before === undefined ? undefined : notes.movesOf(before.reads, before.version)
    const moved = before === undefined || spanNow === undefined ? undefined : allMoved(before.verdict as readonly Told[], told => move(told, spanNow))
    if (before !== undefined && moved !== undefined) {
      memory.set(judge, { reads: before.reads, version: notes.version, verdict: moved })
      return moved
    }
    memory.delete(judge)
    const { value: verdict, reads } = notes.during(work)
    memory.set(judge, { reads, version: notes.version, verdict })
    return verdict
  }
  return async (hosts, { sources, pause }) => {
    const ours = clusterRules ?? (await import('../../cluster/rules/index.js')).clusterRules
    const rules = furtherClusterRules.length === 0 ? ours : [...ours, ...furtherClusterRules]
    const dismissals = clusterRules === undefined ? (await import('../../cluster/dismissals/index.js')).dismissals : []
    toolbox.addRules(ours)
    toolbox.addRules(furtherClusterRules)
    const model = isForOnce ? buildCluster(hosts, name) : build(hosts, textsNow(sources))
    const found: Diagnostic[] = []
    const report = (fault: Diagnostic): void => void found.push(fault)
    for (const rule of rules) {
      try {
        const ofRule = model.notes === undefined ? findingsOf(rule, model) : remembered(model, rule, { work: () => findingsOf(rule, model), move: movedDiagnostic })
        for (const finding of ofRule) found.push(finding)
      } catch (error) {
        report(internalFault(`rule "${rule.id}"`, file, error))
      }
      const turn = pause()
      if (turn !== undefined) await turn
    }
    const dismissed = (): FindingId[] => dismissals.flatMap(dismiss => remembered(model, dismiss, { work: () => dismissedBy(dismiss, model), move: movedFindingId }))
    return { model, found, dismissed: guarded({ step: 'comparing the hosts', file, report }, dismissed, []) }
  }
}

function findingsOf(rule: ClusterRule, model: ClusterModel): Diagnostic[] {
  return [...rule.check(model)].map(finding => toDiagnostic(finding, rule))
}

function dismissedBy(dismiss: Dismiss, model: ClusterModel): FindingId[] {
  return [...dismiss(model)].map(({ rule, at }) => {
    const { file: path, span } = originOf(at)
    return { rule, file: path, span }
  })
}
