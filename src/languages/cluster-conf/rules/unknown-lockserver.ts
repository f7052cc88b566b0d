import { defineRule } from '../../../rules/define-rule.js'

import { hasAllNodeNames } from '../analysis/known.js'
import { nearNode } from '../analysis/misspelt.js'
import { attributeOf, childrenOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** A lock server must be a node of the cluster. */
export const unknownLockserver = defineRule<ClusterConf>({
  id: 'cluster-conf/unknown-lockserver',
  severity: 'error',
  origin: 'practice',
  summary: 'a lock server is no node of the cluster',
  why: 'The other nodes wait for a server that never joins.',
  do: 'Correct the name, or add the clusternode.',
  sources: ['lock_gulmd(5), "lockserver"'],
  since: '0.1.0',
  examples: {
    bad: [
      { target: '1', text: `<cluster name="demo" config_version="1">
  <gulm>
    <lockserver name="[|alhpa|]"/>
  </gulm>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
    <clusternode name="gamma" nodeid="3"/>
  </clusternodes>
</cluster>
` },
    ],
    good: [
      { target: '1', text: `<cluster name="demo" config_version="1">
  <gulm>
    <lockserver name="alpha"/>
  </gulm>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
    <clusternode name="gamma" nodeid="3"/>
  </clusternodes>
</cluster>
` },
    ],
  },

  *check({ model }) {
    const servers = childrenOf(model.section('gulm'), 'lockserver')
    if (servers.length === 0 || model.nodes.length === 0 || !hasAllNodeNames(model)) return
    for (const server of servers) {
      const name = attributeOf(server, 'name')
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
