import { defineRule } from '../../../rules/define-rule.js'

import { withoutAttribute } from '../analysis/repair.js'
import { attributeOf } from '../ast.js'
import { flagOf } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** A cluster should fence what it does not know. */
export const unsafeCleanStart = defineRule<ClusterConf>({
  id: 'cluster-conf/unsafe-clean-start',
  severity: 'warning',
  origin: 'practice',
  summary: 'startup fencing is switched off',
  why: 'A node that hangs, still mounted, is taken for well. Two nodes may then write to one file system.',
  do: 'Remove clean_start="1".',
  sources: ['fenced(8), "clean_start"; access.redhat.com solutions 23238'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <fence_daemon clean_start="[|1|]"/>
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
  <fence_daemon clean_start="0"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
    <clusternode name="gamma" nodeid="3"/>
  </clusternodes>
</cluster>
`,
    ],
  },

  *check({ model, file }) {
    const cleanStart = attributeOf(model.section('fence_daemon'), 'clean_start')
    if (cleanStart === undefined || !flagOf(model.section('fence_daemon'), 'clean_start')) return
    yield {
      at: cleanStart,
      message: 'Nodes that are not there at the start are not fenced',
      fixes: [withoutAttribute(file, cleanStart, 'unsafe')],
    }
  },
})
