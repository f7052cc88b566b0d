import type { FactOf } from '../facts/fact.js'
import type { LanguageEntry } from '../languages/language.js'
import type { Masking } from '../secrets/masking.js'
import { Secret } from '../text/secret.js'
import { brieflyListed } from '../text/quantity.js'
import type { Source } from '../text/source.js'
import type { ComposedConfiguration } from './compose-request.js'
import { guarded } from './readings/guard.js'
import { inSentence } from './report/notes.js'
import type { CheckRequest } from './request.js'
import type { Settings } from './settings.js'
import { createWorkspace } from './workspace.js'

type Setting = FactOf<'setting'>

/** One thing that is said differently, or on one side only. */
export interface Difference {
  /** The host or file that both sides have, where a side has several. */
  readonly part?: string
  readonly language: string
  /** Names the thing without regard to layout: `resource r0 / on alpha / disk`. */
  readonly key: string
  readonly left?: Setting
  readonly right?: Setting
}

/** A host or file that only one side has. */
export interface LonePart {
  readonly part: string
  readonly side: 'left' | 'right'
  /** Where it lies. */
  readonly path: string
}

/** What comparing two sides gave. */
export interface Comparison {
  readonly differences: readonly Difference[]
  readonly lone: readonly LonePart[]
  readonly sources: ReadonlyMap<string, Source>
  /** Why a side could not be read completely. */
  readonly incomplete: readonly string[]
}

/** Hosts and files that are compared with those of another side. */
export interface Side {
  readonly request: CheckRequest
  /** The path that it was given by; parts are known by what lies below it. */
  readonly path: string
}

/**
 * Compares what two sides say: layout, comments and the order of sections do not count.
 *
 * Where each has one host or file, these are compared whatever they are called; otherwise hosts by their names, files by
 * their paths. Secrets are compared and never shown; a masked one differs from nothing.
 */
export async function compare(
  left: Side,
  right: Side,
  given: { readonly languages: readonly LanguageEntry[]; readonly settings: Settings },
): Promise<Comparison> {
  const [before, after] = [await readSide(left, given), await readSide(right, given)]
  const areLone = before.parts.length === 1 && after.parts.length === 1
  const differences: Difference[] = []
  const lone: LonePart[] = []
  for (const part of before.parts) {
    const other = areLone ? after.parts[0] : after.parts.find(({ name }) => name === part.name)
    if (other === undefined) lone.push({ part: part.name, side: 'left', path: part.path })
    else for (const difference of differencesOf(part, other)) differences.push(areLone ? difference : { part: part.name, ...difference })
  }
  for (const { name, path } of after.parts) {
    if (!areLone && !before.parts.some(part => part.name === name)) lone.push({ part: name, side: 'right', path })
  }
  const [ours, theirs] = [before.masking, after.masking]
  return {
    differences: differences.map(({ key, left: one, right: other, ...rest }) => ({
      ...rest,
      key: theirs.value(ours.value(key)),
      ...(one === undefined ? {} : { left: ours.data(one) }),
      ...(other === undefined ? {} : { right: theirs.data(other) }),
    })),
    lone,
    sources: new Map([...before.sources, ...after.sources]),
    incomplete: [...new Set([...before.incomplete, ...after.incomplete, ...withoutStatements(before.parts, after.parts)])],
  }
}

/** Of two sides that say nothing, nobody may read that they say the same. */
function withoutStatements(left: readonly Part[], right: readonly Part[]): string[] {
  if ([...left, ...right].some(({ settings }) => settings.length > 0)) return []
  const paths = [...new Set([...left, ...right].map(({ path }) => path))]
  return [`nothing is compared, because there is no statement in ${brieflyListed(paths)}: give files, hosts or folders of hosts that say something`]
}

function* differencesOf(left: Part, right: Part): Generator<Difference> {
  const before = byKey(left.settings)
  const after = byKey(right.settings)
  for (const [id, setting] of before) {
    const other = after.get(id)
    if (other !== undefined && !isDifferent(setting, other)) continue
    yield { language: setting.language, key: setting.key, left: setting, ...(other === undefined ? {} : { right: other }) }
  }
  for (const [id, setting] of after) {
    if (!before.has(id)) yield { language: setting.language, key: setting.key, right: setting }
  }
}

/** A host or a file, and all that it says. */
interface Part {
  readonly name: string
  readonly path: string
  readonly settings: readonly Setting[]
}

interface ReadSide {
  readonly masking: Masking
  readonly sources: ReadonlyMap<string, Source>
  readonly parts: readonly Part[]
  readonly incomplete: readonly string[]
}

async function readSide(
  { request, path: given }: Side,
  { languages, settings }: { readonly languages: readonly LanguageEntry[]; readonly settings: Settings },
): Promise<ReadSide> {
  const workspace = createWorkspace({ fileSystem: request.fileSystem, languages, settings, isForOnce: true })
  const composed = await workspace.compose(request)
  const parts: Part[] = []
  const incomplete = [...composed.incomplete]
  const files = composed.parts.filter(({ host }) => host === undefined)
  for (const { host, path, configurations, settings: others } of [...composed.parts.filter(part => part.host !== undefined), ...files]) {
    const roots = new Set(configurations.filter(({ isRoot }) => isRoot).map(({ language }) => language.id))
    // What lies beside the files that the software reads counts where there are no others.
    const read = configurations.filter(({ isRoot, language }) => isRoot || !roots.has(language.id))
    const isTaken = host !== undefined && parts.some(({ name }) => name === `host ${host}`)
    const name = host === undefined ? `file ${below(path, given)}` : `host ${isTaken ? below(path, given) : host}`
    parts.push({ name, path, settings: [...read.flatMap(one => settingsOf(one, incomplete)), ...others] })
  }
  return { masking: composed.masking, sources: composed.sources, parts, incomplete }
}

function settingsOf({ language, path, configuration }: ComposedConfiguration, incomplete: string[]): Setting[] {
  const report = ({ message }: { readonly message: string }): void => void incomplete.push(inSentence(path, message))
  const take = (): Setting[] => [...language.extractFacts(configuration)].filter(fact => fact.kind === 'setting')
  return guarded({ step: 'taking its facts', file: path, report }, take, [])
}

/** A path as it is seen from the folder that was given. */
function below(path: string, folder: string): string {
  return folder !== '.' && path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path
}

function byKey(settings: readonly Setting[]): Map<string, Setting> {
  return new Map(settings.map(setting => [`${setting.language}\0${setting.key}`, setting]))
}

function isDifferent({ value: a }: Setting, { value: b }: Setting): boolean {
  if (a instanceof Secret && b instanceof Secret) return a.differsFrom(b)
  return a instanceof Secret || b instanceof Secret || a !== b
}
