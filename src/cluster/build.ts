import { compareText } from '../diagnostics/order.js'
import { createFactIndex } from '../facts/fact-index.js'
import { originalOf, partsOf } from '../facts/fact-parts.js'
import type { FactPart, FactsInParts } from '../facts/fact-parts.js'
import { createGrowingIndex } from '../facts/growing-index.js'
import type { Fact, FactKind } from '../facts/fact.js'
import type { TextChanges } from '../facts/moved-fact.js'
import { foldedName, shortName } from '../text/host-name.js'
import { isCrm } from './crm.js'
import type { ClusterModel, FileState, HostModel } from './model.js'
import { nameTable } from './name-table.js'
import { notedModel } from './noted-model.js'
import type { ModelChanges } from './noted-model.js'
import { allFactsOn, factsOf, factsOn, settingsOn } from './reads.js'
import type { Question } from './reads.js'

/** What the engine knows of one host. */
export interface HostInput {
  readonly name: string
  /** The paths of the files that were found, such as `/etc/ha.d/ha.cf`. */
  readonly paths: Iterable<string>
  /**
   * The folders of which all files are known; a file outside them is `not-collected`. Absent: the folders of `paths`.
   */
  readonly collected?: readonly string[]
  /** Files that are there and could not be read: they count as not collected. */
  readonly unreadable?: readonly string[]
  readonly facts: Iterable<Fact> | FactsInParts
}

/** Builds the model that cluster rules read. The order of hosts is kept for lists; facts come by the names of hosts, so that it matters to no rule. */
export function buildCluster(hosts: readonly HostInput[], name?: string): ClusterModel {
  const index = createFactIndex(byName(hosts).map(host => ({ host: host.name, parts: readParts(host) })))
  return {
    ...(name === undefined ? {} : { name }),
    hosts: new Map(hosts.map(host => [host.name, createHost(host)])),
    index,
    facts: <Kind extends FactKind>(kind: Kind) => index.of(kind),
    factsOn: <Kind extends FactKind>(host: string, kind: Kind) => index.on(host, kind),
    settingsOn: index.settingsOn,
    hostNamed: findIn(nameTable(hosts, index)),
  }
}

/**
 * Makes a builder of models for a cluster that changes bit by bit: what a new model says as the last one did is the same
 * object, and each takes note of what is read of it. `texts` says what has become of the texts since the last one.
 */
export function createClusterBuilder(name?: string): (hosts: readonly HostInput[], texts?: TextChanges) => ClusterModel {
  const indexFacts = createGrowingIndex()
  const known = new Map<string, { readonly input: HostInput; readonly said: string; readonly host: HostModel }>()
  let models: ReadonlyMap<string, HostModel> = new Map()
  let names: { readonly said: string; readonly table: ReadonlyMap<string, string | null> } | undefined
  /** By version what was other than in the one before; of the first, and of other hosts, nobody knows. */
  const changes: (ModelChanges | undefined)[] = []
  const series = {}
  const changesSince = (version: number, now: number): ModelChanges | undefined => {
    const changed = new Set<Question>()
    const moved = new Set<Question>()
    const texts: TextChanges[] = []
    for (let at = version + 1; at <= now; at += 1) {
      const own = changes[at]
      if (own === undefined) return undefined
      for (const question of own.changed) changed.add(question)
      for (const question of own.moved) moved.add(question)
      if (own.texts[0] !== undefined) texts.push(own.texts[0])
    }
    return { changed, moved, texts }
  }

  const hostOf = (input: HostInput): HostModel => {
    const before = known.get(input.name)
    if (before !== undefined && before.input.paths === input.paths && before.input.collected === input.collected && before.input.unreadable === input.unreadable) return before.host
    const paths = [...input.paths]
    const said = JSON.stringify([paths, input.collected, input.unreadable])
    const host = before?.said === said ? before.host : createHost({ ...input, paths })
    known.set(input.name, { input, said, host })
    return host
  }
  return (hosts, texts = new Map()) => {
    const next = new Map(hosts.map(input => [input.name, hostOf(input)]))
    const changed = new Set<Question>()
    const moved = new Set<Question>()
    if (!isSameMap(models, next)) {
      models = next
      changed.add('hosts')
    }
    const { index, changes: others } = indexFacts(byName(hosts).map(host => ({ host: host.name, facts: host.facts, read: () => readFacts(host) })), texts)
    for (const { host, kind, language, isMoved } of others ?? []) {
      const list = isMoved ? moved : changed
      if (language !== undefined) list.add(settingsOn(host, language))
      else for (const question of [factsOf(kind), factsOn(host, kind), allFactsOn(host)]) list.add(question)
    }
    const table = nameTable(hosts, index)
    const said = JSON.stringify([...table])
    if (names?.said !== said) {
      names = { said, table }
      changed.add('names')
    }
    const version = changes.push(others === undefined ? undefined : { changed, moved, texts: texts.size === 0 ? [] : [texts] }) - 1
    changes[version - longestMemory] = undefined
    return notedModel({
      ...(name === undefined ? {} : { name }),
      hosts: models,
      index,
      hostNamed: findIn(names.table),
      series,
      version,
      changesSince: since => (version - since >= longestMemory ? undefined : changesSince(since, version)),
    })
  }
}

function byName(hosts: readonly HostInput[]): readonly HostInput[] {
  return [...hosts].sort((a, b) => compareText(a.name, b.name))
}

/** Who was not asked for so many models is asked again. */
const longestMemory = 50

function isSameMap(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): boolean {
  const entries = [...b]
  return a.size === entries.length && [...a].every(([key, value], index) => entries[index]?.[0] === key && entries[index]?.[1] === value)
}

function findIn(names: ReadonlyMap<string, string | null>): ClusterModel['hostNamed'] {
  return written => names.get(foldedName(written)) ?? names.get(shortName(foldedName(written))) ?? undefined
}

/** The facts of a host, without those of files that nobody reads. */
function* readFacts(host: HostInput): Generator<Fact> {
  for (const part of readParts(host)) yield* part
}

/** The same, file by file. */
function readParts({ facts }: HostInput): readonly FactPart[] {
  const parts = partsOf(facts)
  const unread = filesLeftUnread(parts)
  if (unread.size === 0) return parts
  return parts.map(part => [...part].filter(fact => fact.kind === 'config-file' || !unread.has(fact.origin.file)))
}

/** A CRM manages the resources where there is one, and nobody reads haresources. */
function filesLeftUnread(parts: readonly FactPart[]): ReadonlySet<string> {
  const others = parts.filter(part => !('list' in part)) // Settings name no CRM.
  if (!others.some(part => originalOf(part).some(isCrm))) return new Set()
  return new Set(others.flatMap(part => [...part].flatMap(fact => (fact.kind === 'config-file' && fact.language === 'haresources' ? [fact.origin.file] : []))))
}

function createHost(input: HostInput): HostModel {
  const paths = new Set(input.paths)
  const folders = new Set(input.collected ?? [...paths].map(folderOf))
  const unreadable = new Set(input.unreadable)
  return {
    name: input.name,
    paths,
    stateOf(path): FileState {
      if (paths.has(path)) return 'present'
      if (unreadable.has(path)) return 'not-collected'
      // Only a folder that was itself listed is known whole: a report that has some of /etc need not have /etc/ha.d.
      return folders.has(folderOf(path)) ? 'missing' : 'not-collected'
    },
  }
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'))
}
