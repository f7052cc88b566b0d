import type { FactOf } from '../../facts/fact.js'
import type { HostFact } from '../../facts/fact-index.js'
import type { ClusterModel } from '../model.js'
import type { PacemakerCluster } from './pacemaker.js'

/** The configuration that a resource of Pacemaker has booth read; nothing where it is no booth, or is not wholly known. */
export function boothConfigOf(fact: FactOf<'pacemaker-resource'>): FactOf<'pacemaker-resource'>['parameters'][string] | undefined {
  return fact.agent === 'ocf:pacemaker:booth-site' && !fact.isOpen ? fact.parameters['config'] : undefined
}

/** The file that a name means, as the agent and boothd take it. */
export function boothPathOf(config: string): string {
  return config.includes('/') ? config : `/etc/booth/${config.replace(/\.conf$/, '')}.conf`
}

/** The name by which the unit of booth is made for a configuration: `booth@NAME.service`. */
export function boothNameOf(config: string): string {
  return boothPathOf(config).replace(/^.*\//, '').replace(/\.conf$/, '')
}

/**
 * The configurations of booth that a cluster goes by, of each file the copy of one host: those that Pacemaker is given, else all
 * that there are.
 */
export function boothConfigurations(cluster: ClusterModel, { hosts, facts }: PacemakerCluster): readonly HostFact<'booth'>[] {
  const given = new Set(facts('pacemaker-resource').flatMap(({ fact }) => boothConfigOf(fact)?.value ?? []).map(boothPathOf))
  const byPath = new Map<string, HostFact<'booth'>>()
  for (const file of hosts.flatMap(host => cluster.factsOn(host, 'booth'))) {
    if (!byPath.has(file.fact.path)) byPath.set(file.fact.path, file)
  }
  const used = [...byPath.values()].filter(({ fact }) => given.has(fact.path))
  return used.length > 0 ? used : [...byPath.values()]
}
