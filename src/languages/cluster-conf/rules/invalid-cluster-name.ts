import { defineRule } from '../../../rules/define-rule.js'

import { attributeOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** The cluster's name should consist of characters that lock tables and tools can carry. */
export const invalidClusterName = defineRule<ClusterConf>({
  id: 'cluster-conf/invalid-cluster-name',
  severity: 'warning',
  origin: 'practice',
  summary: 'the cluster name has characters that lock tables cannot carry',
  why:
    'GFS lock tables are written as name:filesystem, and the name appears in command lines and device names. A ' +
    'colon, slash, quote or blank breaks them.',
  do: 'Use letters, digits, - and _ only.',
  sources: ['gfs2 lock table syntax, mkfs.gfs2(8) option -t'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="[|my cluster|]" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
    ],
    good: [
      `<cluster name="my-cluster_1" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const name = attributeOf(model.cluster, 'name')
    if (name === undefined || name.isUnknown) return
    const wrong = /[\s:/"'\\<>&]|[^ -~]/.exec(name.value)
    if (wrong === null) return
    yield {
      at: name,
      message: `Cluster name "${name.value}" contains ${/\s/.test(wrong[0]) ? 'a blank' : `"${wrong[0]}"`}`,
    }
  },
})
