import { defineRule } from '../../../rules/define-rule.js'

import type { ClusterConf } from '../schema.js'

/** More than 16 nodes are not supported. */
export const invalidNodeCount = defineRule<ClusterConf>({
  id: 'cluster-conf/invalid-node-count',
  severity: 'warning',
  origin: 'practice',
  summary: 'the cluster has more than 16 nodes',
  why: 'Red Hat supports up to 16 nodes, and a quorum disk has room for 16.',
  do: 'Split the cluster.',
  sources: ['access.redhat.com articles 40051', 'RHEL 6 Cluster Administration, section 3.1'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="n1" nodeid="1"/>
    <clusternode name="n2" nodeid="2"/>
    <clusternode name="n3" nodeid="3"/>
    <clusternode name="n4" nodeid="4"/>
    <clusternode name="n5" nodeid="5"/>
    <clusternode name="n6" nodeid="6"/>
    <clusternode name="n7" nodeid="7"/>
    <clusternode name="n8" nodeid="8"/>
    <clusternode name="n9" nodeid="9"/>
    <clusternode name="n10" nodeid="10"/>
    <clusternode name="n11" nodeid="11"/>
    <clusternode name="n12" nodeid="12"/>
    <clusternode name="n13" nodeid="13"/>
    <clusternode name="n14" nodeid="14"/>
    <clusternode name="n15" nodeid="15"/>
    <clusternode name="n16" nodeid="16"/>
    <[|clusternode|] name="n17" nodeid="17"/>
  </clusternodes>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
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
    const seventeenth = model.nodes[16]
    // With a quorum disk, conflicting-qdisk-nodes says more.
    if (seventeenth === undefined || model.section('quorumd') !== undefined) return
    yield { at: seventeenth, message: `The cluster has ${model.nodes.length} nodes; up to 16 are supported` }
  },
})
