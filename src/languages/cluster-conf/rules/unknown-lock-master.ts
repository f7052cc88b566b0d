import { defineRule } from '../../../rules/define-rule.js'

import { hasAllNodeNames } from '../analysis/known.js'
import { nearNode } from '../analysis/misspelt.js'
import { attributeOf, descendantsOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** A lock master must be a node of the cluster. */
export const unknownLockMaster = defineRule<ClusterConf>({
  id: 'cluster-conf/unknown-lock-master',
  severity: 'error',
  origin: 'practice',
  summary: 'a lock space names a master that is no node',
  why: 'The entry never matches, and the locks are mastered elsewhere.',
  do: 'Correct the name.',
  sources: ['dlm_controld(8), "master"'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <dlm>
    <lockspace name="data">
      <master name="[|alhpa|]"/>
    </lockspace>
  </dlm>
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
  <dlm>
    <lockspace name="data">
      <master name="alpha"/>
    </lockspace>
  </dlm>
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
    const masters = [...descendantsOf(model.section('dlm'), 'master')]
    if (masters.length === 0 || model.nodes.length === 0 || !hasAllNodeNames(model)) return
    for (const master of masters) {
      const name = attributeOf(master, 'name')
      if (name === undefined || name.isUnknown || model.nodeNamed.has(name.value)) continue
      const near = nearNode(name.value, [...model.nodeNamed.keys()])
      yield {
        at: name,
        message: `No node is named "${name.value}"`,
        ...(near === undefined ? {} : { help: `Did you mean "${near}"?` }),
      }
    }
  },
})
