import type { ClusterModel } from '../model.js'

/** The hosts on which a service of rgmanager may run, the one where it starts first: all of them where no domain says else. */
export function ownersOf(cluster: ClusterModel, service: string): readonly string[] {
  const nodes = [...new Set(cluster.facts('rhcs-host').flatMap(({ fact }) => cluster.hostNamed(fact.name) ?? []))]
  const domain = cluster.facts('rhcs-resource').find(({ fact }) => fact.name === service && (fact.type === 'service' || fact.type === 'vm'))?.fact.attributes['domain']
  if (domain === undefined) return nodes
  const members = cluster.facts('setting').flatMap(({ fact }) => {
    const match = / \/ failoverdomain (.+) \/ failoverdomainnode (.+) \/ (priority|name)$/.exec(fact.language === 'cluster-conf' ? fact.key : '')
    if (match === null || match[1] !== domain) return []
    const host = cluster.hostNamed((match[2] ?? '').replace(/#\d+$/, ''))
    const priority = match[3] === 'priority' && typeof fact.value === 'string' ? Number(fact.value) : Infinity
    return host === undefined ? [] : [{ host, priority }]
  })
  const best = new Map<string, number>()
  for (const { host, priority } of members) best.set(host, Math.min(priority, best.get(host) ?? Infinity))
  const ordered = [...best].sort(([, a], [, b]) => (a === b ? 0 : a - b)).map(([host]) => host)
  if (ordered.length === 0) return nodes
  // Outside of a domain that is not restricted it runs while no member is there.
  return isKeptToDomain(cluster, domain) ? ordered : [...ordered, ...nodes.filter(node => !best.has(node))]
}

/** Tells whether a failover domain keeps its services to its members: a restricted one. */
export function isKeptToDomain(cluster: ClusterModel, domain: string | undefined): boolean {
  if (domain === undefined) return false
  const end = ` / failoverdomain ${domain} / restricted`
  return cluster.facts('setting').some(({ fact }) => fact.language === 'cluster-conf' && fact.key.endsWith(end) && fact.value === '1')
}

/** Where a service of rgmanager goes: the nodes by rank, those of one rank as chance has it. */
export interface FailoverOrder {
  readonly ranks: readonly (readonly string[])[]
  /** It moves to a better node as soon as that is there. */
  readonly movesBack: boolean
}

/**
 * Ranks the nodes for a service by its failover domain.
 *
 * Source: rgmanager src/daemons/fo_domain.c node_should_start(): priorities count in ordered domains only; outside of a domain that is not
 * restricted a service runs while no member is there. groups.c consider_relocate(): a better node gets it, unless nofailback.
 */
export function failoverOrderOf(cluster: ClusterModel, host: string, { domain, nodes }: { readonly domain: string | undefined; readonly nodes: readonly string[] }): FailoverOrder {
  if (domain === undefined) return { ranks: [nodes], movesBack: false }
  const priorities = new Map<string, number>()
  const flags = new Set<string>()
  for (const { fact: { key, value } } of cluster.settingsOn(host, 'cluster-conf')) {
    const [, found, rest] = / \/ failoverdomain (.+?) \/ (.+)$/.exec(key) ?? []
    if (found !== domain || rest === undefined) continue
    if (/^(?:ordered|restricted|nofailback)$/.test(rest) && value === '1') flags.add(rest)
    const [, node, attribute] = /^failoverdomainnode (.+) \/ (priority|name)$/.exec(rest) ?? []
    if (node === undefined) continue
    const bare = node.replace(/#\d+$/, '')
    const name = cluster.hostNamed(bare) ?? bare
    if (!nodes.includes(name)) continue
    const priority = attribute === 'priority' && typeof value === 'string' ? Number(value) : Infinity
    priorities.set(name, Math.min(priority, priorities.get(name) ?? Infinity))
  }
  if (priorities.size === 0) return { ranks: [nodes], movesBack: false }
  const members = nodes.filter(node => priorities.has(node))
  const rankOf = (node: string): number => priorities.get(node) ?? Infinity
  const values = flags.has('ordered') ? [...new Set(members.map(rankOf))].sort((a, b) => (a === b ? 0 : a - b)) : []
  const inDomain = flags.has('ordered') ? values.map(value => members.filter(node => rankOf(node) === value)) : [members]
  const outside = flags.has('restricted') ? [] : nodes.filter(node => !priorities.has(node))
  return { ranks: [...inDomain, ...(outside.length === 0 ? [] : [outside])], movesBack: !flags.has('nofailback') }
}
