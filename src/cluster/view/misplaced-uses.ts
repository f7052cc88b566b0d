import type { ClusterModel } from '../model.js'
import { oncePerCluster } from './once-per-cluster.js'
import { drbdUses } from './pacemaker-resources.js'
import type { DrbdUse } from './pacemaker-resources.js'

/** What Pacemaker mounts or exports of a DRBD device that is of no resource, or of another one than it is kept beside. */
export const misplacedUses = oncePerCluster((cluster): readonly DrbdUse[] => drbdUses(cluster).filter(({ pacemaker, resource, beside }) => {
  if (beside.length === 0) return resource === undefined && pacemaker.facts('pacemaker-drbd').length === 0
  // A resource that drbd.conf does not have is reported by itself.
  return (resource === undefined || !beside.includes(resource)) && beside.every(name => isResource(cluster, pacemaker.hosts, name))
}))

function isResource(cluster: ClusterModel, hosts: readonly string[], name: string): boolean {
  return hosts.some(host => cluster.factsOn(host, 'drbd-resource').some(({ fact }) => fact.name === name))
}
