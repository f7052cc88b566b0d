import { createFactIndex } from '../facts/fact-index.js'
import type { Fact, FactKind } from '../facts/fact.js'
import { isCrm } from './crm.js'
import type { ClusterModel, FileState, HostModel } from './model.js'

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
  readonly facts: Iterable<Fact>
}

/** Builds the model that cluster rules read. The order of hosts does not matter to any rule; it is kept for lists. */
export function buildCluster(hosts: readonly HostInput[], name?: string): ClusterModel {
  const models = new Map<string, HostModel>()
  for (const host of hosts) models.set(host.name, createHost(host))
  const index = createFactIndex(factsOf(hosts))
  const names = createNameTable(hosts)
  return {
    ...(name === undefined ? {} : { name }),
    hosts: models,
    index,
    facts: <Kind extends FactKind>(kind: Kind) => index.of(kind),
    factsOn: <Kind extends FactKind>(host: string, kind: Kind) => index.on(host, kind),
    hostNamed: written => names.get(written.toLowerCase()) ?? names.get(shortName(written.toLowerCase())) ?? undefined,
  }
}

function* factsOf(hosts: readonly HostInput[]): Generator<{ host: string; fact: Fact }> {
  for (const host of hosts) {
    const unread = filesLeftUnread(host)
    for (const fact of host.facts) if (fact.kind === 'config-file' || !unread.has(fact.origin.file)) yield { host: host.name, fact }
  }
}

/** A CRM manages the resources where there is one, and nobody reads haresources. */
function filesLeftUnread({ facts }: HostInput): ReadonlySet<string> {
  const known = [...facts]
  if (!known.some(isCrm)) return new Set()
  return new Set(known.flatMap(fact => (fact.kind === 'config-file' && fact.language === 'haresources' ? [fact.origin.file] : [])))
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

/** Maps every form of a host's names to its key; forms that two hosts share map to null. */
function createNameTable(hosts: readonly HostInput[]): Map<string, string | null> {
  const table = new Map<string, string | null>()
  const add = (form: string, key: string): void => {
    const known = table.get(form)
    table.set(form, known === undefined || known === key ? key : null)
  }
  const ownNames = (host: HostInput): string[] => {
    const names = [host.name]
    for (const fact of host.facts) if (fact.kind === 'host-name') names.push(fact.name)
    return names.map(name => name.toLowerCase())
  }
  for (const host of hosts) for (const name of ownNames(host)) add(name, host.name)
  const full = new Set(table.keys())
  for (const host of hosts) {
    for (const name of ownNames(host)) {
      const short = shortName(name)
      if (!full.has(short)) add(short, host.name)
    }
  }
  return table
}

function shortName(name: string): string {
  const dot = name.indexOf('.')
  return dot === -1 ? name : name.slice(0, dot)
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'))
}
