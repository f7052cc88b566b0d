import type { ClusterModel } from '../model.js'

/** The hosts on which a service of rgmanager may run, the one where it starts first: all of them where no domain says else. */
export function ownersOf(cluster: ClusterModel, service: string): readonly string[] {
  const nodes = [...new Set(cluster.facts('rhcs-host').flatMap(({ fact }) => cluster.hostNamed(fact.name) ?? []))]
  const domain = cluster.facts('rhcs-resource').find(({ fact }) => fact.name === service && fact.type === 'service')?.fact.attributes['domain']
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
  return ordered.length > 0 ? ordered : nodes
}

/** Tells whether a failover domain keeps its services to its members: a restricted one. */
export function isKeptToDomain(cluster: ClusterModel, domain: string | undefined): boolean {
  if (domain === undefined) return false
  const end = ` / failoverdomain ${domain} / restricted`
  return cluster.facts('setting').some(({ fact }) => fact.language === 'cluster-conf' && fact.key.endsWith(end) && fact.value === '1')
}
