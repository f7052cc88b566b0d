import type { Place } from '../../text/located.js'
import type { ClusterModel } from '../model.js'
import { foldedName } from './names.js'

/** Lists the names of hosts that the cluster's files use, folded, each with the first place that uses it. */
export function clusterNames(cluster: ClusterModel): ReadonlyMap<string, Place> {
  const names = new Map<string, Place>()
  const add = (name: string | undefined, place: Place): void => {
    if (name !== undefined && !names.has(foldedName(name))) names.set(foldedName(name), place)
  }
  for (const place of cluster.facts('heartbeat-host')) add(place.fact.name, place)
  for (const place of cluster.facts('rhcs-host')) add(place.fact.name, place)
  for (const place of cluster.facts('ocfs2-node')) add(place.fact.name, place)
  return names
}
