import { defineRule } from '../../../rules/define-rule.js'
import { brokenWhole } from '../../../xml/consequences.js'

import { lacksSection } from '../analysis/known.js'
import type { ClusterConf } from '../schema.js'

/** Clusters before 3.x name their membership manager. */
export const missingCman = defineRule<ClusterConf>({
  id: 'cluster-conf/missing-cman',
  severity: 'info',
  origin: 'practice',
  summary: 'neither cman nor gulm is configured',
  why:
    'The tools of cluster 1.x and 2.x always write one of the two and refuse a file without. Cluster 3.x makes up ' +
    'an empty cman by itself.',
  do: 'Add <cman/>.',
  sources: ['system-config-cluster, schema cluster.ng'],
  since: '0.1.0',
  followsFrom: [...brokenWhole('cluster-conf')],
  examples: {
    bad: [
      { target: '2', text: `<[|cluster|] name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
` },
    ],
    good: [
      { target: '2', text: `<cluster name="demo" config_version="1">
  <cman/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
` },
      { target: '3', text: `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
` },
    ],
  },

  *check({ model }) {
    if (model.era === 3 || model.cluster === undefined || model.nodes.length === 0) return
    if (!lacksSection(model, 'cman') || !lacksSection(model, 'gulm')) return
    yield { at: model.cluster, message: 'Neither "cman" nor "gulm" is configured' }
  },
})
