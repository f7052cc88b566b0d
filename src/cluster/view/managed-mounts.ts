import type { Place } from '../../text/located.js'
import type { ClusterModel } from '../model.js'
import { pacemakerClusters } from './pacemaker.js'
import { outermost } from './pacemaker-resources.js'

/** What a manager mounts, on one host at a time or on all. */
export interface ManagedMount {
  readonly manager: 'heartbeat' | 'Pacemaker' | 'rgmanager'
  readonly device: string
  readonly directory: string
  readonly type: string | undefined
  readonly at: Place
  /** A clone mounts it on all hosts. */
  readonly isOnAll?: true
}

/** Lists what the managers of a host mount. */
export function* managedMountsOn(cluster: ClusterModel, host: string): Generator<ManagedMount> {
  for (const at of cluster.factsOn(host, 'group-resource')) {
    const [device = '', directory = '', type] = at.fact.arguments
    if (at.fact.script === 'Filesystem') yield { manager: 'heartbeat', device, directory, type, at }
  }
  const pacemaker = pacemakerClusters(cluster).find(({ hosts }) => hosts.includes(host))
  const all = pacemaker?.facts('pacemaker-resource') ?? []
  for (const at of all) {
    const { device, directory, fstype } = at.fact.parameters
    if (at.fact.agent !== 'ocf:heartbeat:Filesystem') continue
    const isOnAll = outermost(all, at).fact.type === 'clone'
    yield { manager: 'Pacemaker', device: device?.value ?? '', directory: directory?.value ?? '', type: fstype?.value, at, ...(isOnAll ? { isOnAll } : {}) }
  }
  for (const at of cluster.factsOn(host, 'rhcs-resource')) {
    const { device = '', mountpoint = '', fstype } = at.fact.attributes
    if (at.fact.type === 'fs') yield { manager: 'rgmanager', device, directory: mountpoint, type: fstype, at }
  }
}
