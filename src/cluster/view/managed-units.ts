import { bootUnitsOf } from '../../facts/boot-units.js'
import type { Place } from '../../text/located.js'
import type { ClusterModel } from '../model.js'
import { boothConfigOf, boothNameOf } from './booth.js'
import { oncePerCluster } from './once-per-cluster.js'
import { outermost } from './pacemaker-resources.js'
import { pacemakerClusters } from './pacemaker.js'

/** A service of the system that the cluster starts, and not the system. */
export interface ManagedUnit {
  /** Without `.service`. */
  readonly service: string
  readonly manager: 'Pacemaker' | 'drbd-reactor' | 'rgmanager'
  readonly at: Place
  /** Where the cluster may start it. */
  readonly hosts: readonly string[]
  /** A clone runs it on all hosts, as boot does: only the order is lost in which the cluster starts and stops it. */
  readonly isOnAll?: true
  /** The unit itself is named, and not an agent that may start it. */
  readonly isUnit?: true
}

/** What gives locks: what is above it has to stop before it does. */
const givesLocks: ReadonlySet<string> = new Set(['ocf:pacemaker:controld', 'ocf:heartbeat:lvmlockd'])

/** The services that Pacemaker, drbd-reactor or rgmanager start on one host at a time, and those that give locks, each once. */
export const managedUnits = oncePerCluster((cluster): readonly ManagedUnit[] => [...ofPacemaker(cluster), ...ofPromoters(cluster), ...ofRgmanager(cluster)])

function ofPacemaker(cluster: ClusterModel): ManagedUnit[] {
  return pacemakerClusters(cluster).flatMap(pacemaker => {
    const all = pacemaker.facts('pacemaker-resource')
    const found = new Map<string, ManagedUnit>()
    for (const resource of all) {
      const { agent = '' } = resource.fact
      const isOnAll = outermost(all, resource).fact.type === 'clone'
      // A clone of it runs on all nodes, as the system would have it.
      if (isOnAll && !givesLocks.has(agent)) continue
      const config = boothConfigOf(resource.fact)?.value
      for (const service of config === undefined ? servicesOf(agent) : [`booth@${boothNameOf(config)}`]) {
        if (!found.has(service)) found.set(service, { service, manager: 'Pacemaker', at: resource, hosts: pacemaker.hosts, ...(agent.startsWith('systemd:') ? { isUnit: true as const } : {}), ...(isOnAll ? { isOnAll } : {}) })
      }
    }
    return [...found.values()]
  })
}

function servicesOf(agent: string): readonly string[] {
  const unit = /^(?:systemd|lsb|service|upstart):(.+?)(?:\.service)?$/.exec(agent)?.[1]
  return unit === undefined ? bootUnitsOf(agent) : [unit]
}

/** The services by which boot starts what resources of rgmanager start. */
const servicesOfResources: Readonly<Record<string, readonly string[]>> = {
  apache: ['httpd'],
  mysql: ['mysqld'],
  'postgres-8': ['postgresql'],
  named: ['named'],
  openldap: ['slapd'],
  samba: ['smb'],
  'tomcat-5': ['tomcat5'],
  'tomcat-6': ['tomcat6'],
}

/** Storage that must be up on all hosts may well be asked for its state by a script of a service. */
const storageServices: ReadonlySet<string> = new Set(['drbd', 'clvmd', 'gfs', 'gfs2', 'o2cb', 'ocfs2', 'multipathd', 'iscsi', 'iscsid'])

function ofRgmanager(cluster: ClusterModel): ManagedUnit[] {
  const found = new Map<string, ManagedUnit>()
  for (const resource of cluster.facts('rhcs-resource')) {
    const { type, attributes } = resource.fact
    const script = type === 'script' ? /^\/etc\/(?:rc\.d\/)?init\.d\/([^/]+)$/.exec(attributes['file'] ?? '')?.[1] : undefined
    for (const service of script === undefined ? servicesOfResources[type] ?? [] : [script]) {
      if (!found.has(service) && !storageServices.has(service)) found.set(service, { service, manager: 'rgmanager', at: resource, hosts: [...cluster.hosts.keys()].filter(host => cluster.factsOn(host, 'rhcs-resource').length > 0) })
    }
  }
  return [...found.values()]
}

function ofPromoters(cluster: ClusterModel): ManagedUnit[] {
  const found = new Map<string, { readonly at: Place; readonly hosts: Set<string>; readonly isUnit: boolean }>()
  for (const promoted of cluster.facts('promoted-resource')) {
    for (const unit of promoted.fact.units) {
      const named = /^([^\s/]+)\.service$/.exec(unit)?.[1]
      for (const service of named === undefined ? bootUnitsOf(unit.split(/\s/, 1)[0] ?? '') : [named]) {
        const known = found.get(service)
        if (known === undefined) found.set(service, { at: promoted, hosts: new Set([promoted.host]), isUnit: named !== undefined })
        else known.hosts.add(promoted.host)
      }
    }
  }
  return [...found].map(([service, { at, hosts, isUnit }]) => ({ service, manager: 'drbd-reactor', at, hosts: [...hosts], ...(isUnit ? { isUnit } : {}) }))
}
