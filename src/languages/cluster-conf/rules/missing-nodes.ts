import { defineRule } from '../../../rules/define-rule.js'
import { brokenWhole } from '../../../xml/consequences.js'

import { lacksChild } from '../analysis/known.js'
import type { ClusterConf } from '../schema.js'

/** A cluster needs nodes. */
export const missingNodes = defineRule<ClusterConf>({
  id: 'cluster-conf/missing-nodes',
  severity: 'warning',
  origin: 'practice',
  summary: 'no node is listed',
  why: 'A host that is not listed cannot join, so this cluster has no members.',
  do: 'Add a clusternode for each host.',
  sources: ['cluster 3.2.0 cman/daemon/cman-preconfig.c verify_nodename()'],
  since: '0.1.0',
  followsFrom: [...brokenWhole('cluster-conf')],
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <[|clusternodes|]/>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const list = model.section('clusternodes')
    if (list === undefined || !lacksChild(model, list, 'clusternode')) return
    yield { at: list, message: 'No node is listed' }
  },
})
