import type { Place } from '../../text/located.js'
import { isAddress } from './addresses.js'
import { foldedName } from './names.js'
import { oncePerCluster } from './once-per-cluster.js'

/** Lists the names of hosts that the cluster's files use, folded, each with the first place that uses it. */
export const clusterNames = oncePerCluster((cluster): ReadonlyMap<string, Place> => {
  const names = new Map<string, Place>()
  const add = (name: string | undefined, place: Place): void => {
    if (name !== undefined && !names.has(foldedName(name))) names.set(foldedName(name), place)
  }
  for (const place of cluster.facts('heartbeat-host')) add(place.fact.name, place)
  for (const place of cluster.facts('rhcs-host')) add(place.fact.name, place)
  for (const place of cluster.facts('ocfs2-node')) add(place.fact.name, place)
  // Corosync asks for names where it is given no addresses.
  for (const { fact } of cluster.facts('corosync-node')) for (const { address, at } of fact.addresses) if (!isAddress(address)) add(address, { origin: at })
  return names
})
