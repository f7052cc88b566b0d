import { test } from 'vitest'

import { mermaid, pictureOfReport } from '../../src/graph/index.js'
import { checkExample } from '../support/cluster-of.js'
import type { ClusterFiles } from '../support/consistent-cluster.js'
import { expectRecorded } from '../support/recorded.js'
import { soundCluster } from '../support/sound-clusters.js'
import { activeActive, clusterOnMirror } from './example-pictures.js'

/** One cluster of each kind that pictures are drawn of. */
const sound = ['debian6-xen', 'debian7-stacked', 'rhel6-qdisk', 'rhel6-gfs2', 'debian12-iscsi', 'debian12-qdevice', 'debian12-reactor', 'rhel4-gnbd-ocfs2']

const clusters: readonly (readonly [name: string, hosts: ClusterFiles])[] = [
  ...sound.map(name => [name, soundCluster(name)] as const),
  ['active-active', activeActive],
  ['cluster-on-mirror', clusterOnMirror],
]

test.each(clusters)('what is drawn of %s', async (name, hosts) => {
  const { model, report } = await checkExample({ hosts })
  expectRecorded(mermaid(pictureOfReport(model, report, report.diagnostics)), `test/graph/recorded/${name}.mmd`)
})
