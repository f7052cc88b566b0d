import type { ClusterModel } from '../model.js'
import { endlessWaits } from '../view/endless-waits.js'
import type { Dismissal } from './dismissal.js'

/** That a host waits without end for its peers is told of the cluster, with what comes of it for heartbeat. */
export function* endlessWaitsOfHosts(cluster: ClusterModel): Generator<Dismissal> {
  for (const { at, isSet } of endlessWaits(cluster)) if (isSet) yield { rule: 'drbd-conf/unsafe-wfc-timeout', at }
}
