import { defineRule } from '../../../rules/define-rule.js'

import { attributeOf, descendantsOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** GFS is not supported over unicast. */
export const unsafeTransportUdpu = defineRule<ClusterConf>({
  id: 'cluster-conf/unsafe-transport-udpu',
  severity: 'warning',
  origin: 'practice',
  summary: 'unicast transport is used with GFS',
  why:
    'UDP unicast costs a message for each node; with the traffic of GFS locks it becomes slow, and Red Hat does ' +
    'not support it.',
  do: 'Use multicast, the default.',
  sources: ['access.redhat.com solutions 178423'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <cman transport="[|udpu|]"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
    <clusternode name="gamma" nodeid="3"/>
  </clusternodes>
  <rm>
    <resources>
      <clusterfs name="data" mountpoint="/data" device="/dev/vg/data" fstype="gfs2"/>
    </resources>
  </rm>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <cman transport="udpu"/>
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
    const transport = attributeOf(model.section('cman'), 'transport')
    if (transport?.value !== 'udpu') return
    for (const resource of descendantsOf(model.section('rm'), 'clusterfs')) {
      if (attributeOf(resource, 'ref') !== undefined) continue
      yield {
        at: transport,
        message: 'Unicast transport is not supported with GFS',
        related: [{ at: resource, message: 'a cluster file system is configured here' }],
      }
      return
    }
  },
})
