import { test } from 'vitest'

import { storiesInWords } from '../../src/failover/in-words.js'
import { checkExample } from '../support/cluster-of.js'
import { expectRecorded } from '../support/recorded.js'
import { soundCluster } from '../support/sound-clusters.js'

/** One cluster of each kind that stories are told of. */
const clusters = ['debian5-heartbeat', 'sles11-heartbeat-ocfs2', 'rhel6-qdisk', 'rhel5-rgmanager', 'rhel6-gfs2', 'debian12-two-groups', 'debian12-qdevice', 'debian12-auto-promote', 'debian12-reactor', 'sles15-ocfs2-dlm', 'debian7-stacked']

test.each(clusters)('what is told of %s', async name => {
  const { report } = await checkExample({ hosts: soundCluster(name) }, [])
  expectRecorded(storiesInWords(report), `test/failover/recorded/${name}.txt`)
})
