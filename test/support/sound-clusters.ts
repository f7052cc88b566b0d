import { readdirSync } from 'node:fs'

import { clusterFixture } from './cluster-fixture.js'
import type { ClusterFiles } from './consistent-cluster.js'

/** The whole clusters as administrators wrote them, with all that each host says of itself: nothing is wrong with them. */
export const soundClusters: readonly string[] = readdirSync('fixtures/clusters/sound').sort()

/** The files of such a cluster, host by host. */
export function soundCluster(name: string): ClusterFiles {
  return clusterFixture(`sound/${name}`)
}
