import { defineRule } from '../../../rules/define-rule.js'

import { lacks } from '../analysis/misspelt.js'
import { childrenOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** An access entry names a user or a group. */
export const missingUidgid = defineRule<ClusterConf>({
  id: 'cluster-conf/missing-uidgid',
  severity: 'warning',
  origin: 'practice',
  summary: 'uidgid names neither user nor group',
  why: 'The entry lets nobody in.',
  do: 'Add uid or gid, or remove it.',
  sources: ['ccs(8) refuses an empty one'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <[|uidgid|]/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
    <clusternode name="gamma" nodeid="3"/>
  </clusternodes>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <uidgid uid="monitor"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
    <clusternode name="gamma" nodeid="3"/>
  </clusternodes>
</cluster>
`,
    ],
  },

  *check({ model }) {
    for (const entry of childrenOf(model.cluster, 'uidgid')) {
      if (lacks(entry, 'uid') && lacks(entry, 'gid')) {
        yield { at: entry, message: '"uidgid" names neither "uid" nor "gid"' }
      }
    }
  },
})
