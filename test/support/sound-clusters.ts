import { readdirSync } from 'node:fs'

import { clusterFixture } from './cluster-fixture.js'
import type { ClusterFiles } from './consistent-cluster.js'

/** The whole clusters as administrators wrote them, with all that each host says of itself: nothing is wrong with them. */
export const soundClusters: readonly string[] = readdirSync('fixtures/clusters/sound').sort()

const known = new Map<string, ClusterFiles>()

/** The files of such a cluster, host by host; who wants to change them makes a copy. */
export function soundCluster(name: string): ClusterFiles {
  const files = known.get(name) ?? clusterFixture(`sound/${name}`)
  for (const own of Object.values(files)) Object.freeze(own)
  known.set(name, Object.freeze(files))
  return files
}
