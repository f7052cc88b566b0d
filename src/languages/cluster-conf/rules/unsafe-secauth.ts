import { defineRule } from '../../../rules/define-rule.js'

import { withoutAttribute } from '../analysis/repair.js'
import { attributeOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** The traffic of the cluster should be signed. */
export const unsafeSecauth = defineRule<ClusterConf>({
  id: 'cluster-conf/unsafe-secauth',
  severity: 'info',
  origin: 'practice',
  summary: "the cluster's traffic is not signed",
  why: 'Whoever reaches the network can take part in the membership.',
  do: 'Remove secauth="off".',
  sources: ['corosync.conf(5), "secauth"'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <totem secauth="[|off|]"/>
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
  <totem secauth="on"/>
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
    const secauth = attributeOf(model.section('totem'), 'secauth')
    if (secauth === undefined || secauth.isUnknown || secauth.value !== 'off') return
    yield {
      at: secauth,
      message: 'Messages are neither signed nor encrypted',
      fixes: [withoutAttribute(file, secauth, 'unsafe')],
    }
  },
})
