import type { ClusterModel } from '../model.js'
import { oncePerHost } from './once-per-cluster.js'

/** The mode of a file on a host, as the host's own report has it; `undefined` where it says nothing. */
export function modeOn(cluster: ClusterModel, host: string, path: string): number | undefined {
  return modes(cluster, host).get(path)
}

const modes = oncePerHost((cluster, host): ReadonlyMap<string, number> => new Map(cluster.factsOn(host, 'file-mode').map(({ fact }) => [fact.path, fact.mode])))
