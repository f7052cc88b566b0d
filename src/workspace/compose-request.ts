import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { FactOf } from '../facts/fact.js'
import type { Language } from '../languages/language.js'
import type { Masking } from '../secrets/masking.js'
import type { Source } from '../text/source.js'
import { collectHosts, filesOf } from './clusters/cluster-work.js'
import type { WorkContext } from './context.js'
import { createHostCollector } from './hosts/collect-host.js'
import { settleTargets } from './hosts/settle-targets.js'
import { createSharedWork } from './hosts/shared-work.js'
import { readConfiguration } from './readings/check-configuration.js'
import type { ReadOptions } from './readings/check-configuration.js'
import { collectConfiguration } from './readings/collect-configuration.js'
import { targetOf } from './readings/configuration.js'
import type { CollectedConfiguration } from './readings/configuration.js'
import { placeOfFile } from './readings/file-place.js'
import { guarded } from './readings/guard.js'
import { createOpener } from './readings/opener.js'
import { createNotes, inSentence } from './report/notes.js'
import { maskingOf } from './report/outcome.js'
import { refusalsOf } from './report/refusals.js'
import type { FileRequest, HostRequest, WorkspaceRequest } from './request.js'
import { settingsOfFacts } from './settings-of-facts.js'

/** A configuration as its software sees it. */
export interface ComposedConfiguration {
  /** The root file. */
  readonly path: string
  readonly language: Language
  /** The software reads it; otherwise it lies beside what it reads. */
  readonly isRoot: boolean
  readonly configuration: unknown
}

/** A host or a file by itself, with its configurations. */
export interface ComposedPart {
  /** Absent for a file by itself. */
  readonly host?: string
  /** The file, or the folder that stands for the host's `/`. */
  readonly path: string
  readonly configurations: readonly ComposedConfiguration[]
  /** What the host says in files that are no configuration of a language, such as booth.conf. */
  readonly settings: readonly FactOf<'setting'>[]
}

/** What the files and hosts of a request hold. */
export interface ComposedRequest {
  readonly parts: readonly ComposedPart[]
  readonly sources: ReadonlyMap<string, Source>
  readonly incomplete: readonly string[]
  /** Without which nothing of it may be shown. */
  readonly masking: Masking
}

/** Reads and composes all configurations of a request, without checking them. */
export async function composeRequest(context: WorkContext, request: WorkspaceRequest): Promise<ComposedRequest> {
  const progress: Progress = { parts: [], sources: new Map(), languages: new Map(), incomplete: [...refusalsOf(request).incomplete] }
  for (const file of request.files ?? []) await composeFile(context, file, progress)
  for (const { hosts } of request.clusters ?? []) await composeHosts(context, hosts, progress)
  const { parts, sources, languages, incomplete } = progress
  return { parts, sources, incomplete, masking: maskingOf({ sources, languages }) }
}

/** What is composed so far. */
interface Progress {
  readonly parts: ComposedPart[]
  readonly sources: Map<string, Source>
  readonly languages: Map<string, Language>
  readonly incomplete: string[]
}

async function composeFile(context: WorkContext, file: FileRequest, { parts, sources, languages, incomplete }: Progress): Promise<void> {
  const place = await placeOfFile(file, context)
  if (place === undefined) {
    incomplete.push(inSentence(file.path, 'no language claims a file of this name; name one with --language'))
    return
  }
  const { readings } = context
  const opener = createOpener(context.documents.watch(), createNotes())
  const run = {}
  const collected = await collectConfiguration(place, { opener, readings, settings: context.settings, run })
  for (const [id, source] of opener.sources) {
    sources.set(id, source)
    languages.set(id, place.language)
  }
  for (const reason of opener.notes.incomplete) incomplete.push(reason)
  if (collected === undefined) return
  const configurations = compose(collected, { target: targetOf(collected), readings, run }, { isRoot: true, report: fault => notePart(fault, incomplete) })
  parts.push({ path: file.path, configurations, settings: [] })
}

async function composeHosts(context: WorkContext, hosts: readonly HostRequest[], { parts, sources, languages, incomplete }: Progress): Promise<void> {
  const shared = createSharedWork()
  const collected = await collectHosts(hosts.map(host => createHostCollector(context, host)), shared)
  const files = filesOf(collected)
  for (const [id, source] of files.sources) sources.set(id, source)
  for (const [id, language] of files.languages) languages.set(id, language)
  const targets = settleTargets(collected)
  for (const [index, { name, request: { root }, configurations, facts, notes }] of collected.entries()) {
    incomplete.push(...notes.incomplete)
    parts.push({
      host: name,
      path: root,
      settings: settingsOfFacts(facts),
      configurations: configurations.flatMap(({ isRoot, collected: one }) => {
        const target = targetOf(one, targets[index]?.get(one.place.language.targetFamily))
        return compose(one, { ...shared, target, readings: context.readings }, { isRoot, report: fault => notePart(fault, incomplete) })
      }),
    })
  }
}

/** Takes note of what could not be composed. */
function notePart({ file, message }: Diagnostic, incomplete: string[]): void {
  incomplete.push(inSentence(file, message))
}

function compose(
  collected: CollectedConfiguration,
  options: ReadOptions,
  { isRoot, report }: { readonly isRoot: boolean; report(fault: Diagnostic): void },
): readonly ComposedConfiguration[] {
  const { language, location } = collected.place
  const read = readConfiguration(collected, options, report)
  if (read === undefined) return []
  const make = (): ComposedConfiguration[] => [{ path: location, language, isRoot, configuration: language.compose(read.root, read.included).configuration }]
  return guarded({ step: 'composing the configuration', file: location, report }, make, [])
}
