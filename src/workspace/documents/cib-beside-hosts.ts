import type { LanguageEntry } from '../../languages/language.js'
import { isLikelySameHost } from '../../text/host-name.js'
import { addTo } from '../../text/multimap.js'
import { createSource } from '../../text/source.js'
import type { ClusterRequest, FileRequest, HostRequest, Refusal } from '../request.js'
import { folderOf, joinPath } from './file-system.js'
import type { FileSystem } from './file-system.js'
import { recognise } from './recognise.js'
import type { LanguageSettings } from './recognise.js'

interface Surroundings {
  readonly fileSystem: FileSystem
  readonly languages: readonly LanguageEntry[]
  readonly settings: LanguageSettings
}

/** What became of the CIBs that lie beside hosts. */
export interface Lent {
  readonly clusters: readonly ClusterRequest[]
  /** Those that belong to no host, and all other files. */
  readonly files: readonly FileRequest[]
  /** Those of which nobody can tell whose they are. */
  readonly refused: readonly Refusal[]
}

/** A file that says what a cluster runs, and lies on none of its hosts. */
interface Loose {
  readonly path: string
  /** The path on a host that it stands for. */
  readonly standsFor: string
  readonly nodes: readonly string[]
}

/** A loose file, and the host that it is read as a file of. */
interface Loan {
  readonly loose: Loose
  readonly host: HostRequest
}

/**
 * Gives each CIB that lies beside hosts, or above them, to the hosts that its nodes name, as `cibadmin --query` or
 * `convert` wrote it; where there is none, what `crm configure show` printed. All hosts of a cluster have the same, so that
 * it is read as the first one's. The only one beside hosts is theirs whatever it names: wrong names are reported.
 */
export async function lendCibs(clusters: readonly ClusterRequest[], files: readonly FileRequest[], surroundings: Surroundings): Promise<Lent> {
  const loose = clusters.length === 0 ? [] : await looseCibs(files, surroundings)
  if (loose.length === 0) return { clusters, files, refused: [] }
  const refused: Refusal[] = []
  const doubt = (path: string, other: string): void => {
    refused.push({ path, rule: 'cfgcheck/ambiguous-cib', message: `Whose cluster this is cannot be told: ${other}` })
  }
  const loans = new Map<ClusterRequest, readonly Loan[]>()
  for (const cluster of clusters) loans.set(cluster, await loansTo(cluster, { loose, surroundings, doubt }))
  const all = [...loans.values()].flat()
  const isShared = ({ loose: { path } }: Loan): boolean => all.filter(other => other.loose.path === path).length > 1
  for (const path of new Set(all.filter(isShared).map(({ loose: { path } }) => path))) doubt(path, 'hosts of that name are in more than one cluster')
  const settled = all.filter(loan => !isShared(loan))
  return {
    clusters: clusters.map(cluster => ({ ...cluster, hosts: cluster.hosts.map(host => withLoans(host, settled.filter(loan => loan.host === host))) })),
    files: files.filter(({ path }) => !settled.some(({ loose }) => loose.path === path)),
    refused,
  }
}

function withLoans(host: HostRequest, loans: readonly Loan[]): HostRequest {
  return loans.length === 0 ? host : { ...host, lent: Object.fromEntries(loans.map(({ loose: { standsFor, path } }) => [standsFor, path])) }
}

interface Lending {
  readonly loose: readonly Loose[]
  readonly surroundings: Surroundings
  doubt(path: string, other: string): void
}

/** The nearest folder comes first, and in it a CIB before what the crm shell printed. */
async function loansTo({ hosts }: ClusterRequest, { loose, surroundings, doubt }: Lending): Promise<readonly Loan[]> {
  const folder = folderOf(hosts[0]?.root ?? '')
  const near = loose.filter(({ path }) => isWithin(folder, folderOf(path)))
  if (near.length === 0) return []
  const known = new Set<HostRequest>()
  for (const host of hosts) if (await hasOwnCib(host, surroundings)) known.add(host)
  const loans: Loan[] = []
  for (const tier of tiersOf(near)) {
    const [only, ...others] = tier
    const isOnly = others.length === 0 && only !== undefined && folderOf(only.path) === folder && known.size === 0
    const wanted = tier.map(one => ({ one, own: hosts.filter(host => one.nodes.some(node => isLikelySameHost(host.name, node))) }))
    const settled: HostRequest[] = []
    for (const { one, own } of wanted) {
      const rival = wanted.find(other => other.one !== one && other.own.some(host => own.includes(host)))
      const [host] = own.length === 0 && isOnly ? hosts : own
      if (host === undefined || own.some(each => known.has(each))) continue
      if (rival === undefined) {
        loans.push({ loose: one, host })
        settled.push(...(own.length === 0 ? hosts : own))
      } else doubt(one.path, `"${rival.one.path}" names the same hosts`)
    }
    for (const host of settled) known.add(host)
    // Of those that were doubted nothing further away is better known.
    for (const { own } of wanted) for (const host of own) known.add(host)
  }
  return loans
}

function tiersOf(loose: readonly Loose[]): readonly (readonly Loose[])[] {
  const tiers = new Map<string, Loose[]>()
  const deepestFirst = [...loose].sort((a, b) => folderOf(b.path).length - folderOf(a.path).length)
  for (const one of deepestFirst) {
    const key = `${folderOf(one.path)}\0${one.standsFor}`
    addTo(tiers, key, one)
  }
  return [...tiers.values()]
}

/** Finds the files that say what a cluster runs: CIBs first, then texts of the crm shell. */
async function looseCibs(files: readonly FileRequest[], { fileSystem, languages, settings }: Surroundings): Promise<readonly Loose[]> {
  const found: Loose[] = []
  for (const entry of languages) {
    if (entry.besideHosts === undefined) continue
    for (const { path } of files) {
      if (recognise(path, languages, settings) !== entry) continue
      found.push({ path, standsFor: entry.besideHosts, nodes: await nodesOf(path, entry, fileSystem) })
    }
  }
  return found
}

/**
 * Makes a cluster of each CIB that is given by itself, or text of the crm shell: the hosts that its nodes name, of which
 * nothing else is known. What says the same nodes as one before it is left out.
 */
export async function clustersOfCibs(files: readonly FileRequest[], surroundings: Surroundings): Promise<readonly ClusterRequest[]> {
  const clusters = new Map<string, ClusterRequest>()
  for (const { path, standsFor, nodes } of await looseCibs(files, surroundings)) {
    const key = [...nodes].sort().join('\n')
    if (nodes.length === 0 || clusters.has(key)) continue
    clusters.set(key, { hosts: nodes.map((name, index) => ({ name, root: joinPath(path, name), isNamed: true, ...(index === 0 ? { lent: { [standsFor]: path } } : {}) })) })
  }
  return [...clusters.values()]
}

async function nodesOf(path: string, entry: LanguageEntry, fileSystem: FileSystem): Promise<readonly string[]> {
  const content = await fileSystem.read(path)
  if ('problem' in content) return []
  const language = await entry.load()
  const reading = language.read(language.parse(createSource(path, content.text, content.encoding)), {})
  const { configuration } = language.compose(reading, () => [])
  const names = [...language.extractFacts(configuration)].flatMap(fact => (fact.kind === 'pacemaker-node' ? [fact.name] : []))
  return [...new Set(names)]
}

async function hasOwnCib({ root }: HostRequest, { fileSystem, languages }: Surroundings): Promise<boolean> {
  const folders = languages.flatMap(({ besideHosts, paths }) => (besideHosts === undefined ? [] : paths.map(folderOf)))
  for (const folder of new Set(folders)) {
    const entries = (await fileSystem.list(joinPath(root, folder.replace(/^\/+/, '')))) ?? []
    if (entries.some(({ name }) => name.endsWith('.xml'))) return true
  }
  return false
}

function isWithin(folder: string, around: string): boolean {
  return around === '' || folder === around || folder.startsWith(around === '/' ? around : `${around}/`)
}
