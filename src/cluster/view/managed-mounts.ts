import type { Place } from '../../text/located.js'
import type { ClusterModel } from '../model.js'
import { pacemakerClusters } from './pacemaker.js'
import { outermost } from './pacemaker-resources.js'

/** What a manager mounts on one host at a time. */
export interface ManagedMount {
  readonly manager: 'heartbeat' | 'Pacemaker' | 'rgmanager'
  readonly device: string
  readonly directory: string
  readonly type: string | undefined
  readonly at: Place
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
    // A clone is mounted on all hosts.
    if (at.fact.agent !== 'ocf:heartbeat:Filesystem' || outermost(all, at).fact.type === 'clone') continue
    yield { manager: 'Pacemaker', device: device?.value ?? '', directory: directory?.value ?? '', type: fstype?.value, at }
  }
  for (const at of cluster.factsOn(host, 'rhcs-resource')) {
    const { device = '', mountpoint = '', fstype } = at.fact.attributes
    if (at.fact.type === 'fs') yield { manager: 'rgmanager', device, directory: mountpoint, type: fstype, at }
  }
}
