import { defineRule } from '../../../rules/define-rule.js'

import { withoutAttribute } from '../analysis/repair.js'
import { attributeOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** The compatibility switch is for the time of an upgrade. */
export const unsafeUpgrading = defineRule<ClusterConf>({
  id: 'cluster-conf/unsafe-upgrading',
  severity: 'info',
  origin: 'practice',
  summary: 'upgrading is on',
  why: 'It keeps the old encryption and the old handling of splits for the sake of RHEL 5 nodes.',
  do: 'Remove it as soon as every node runs cluster 3.x.',
  sources: ['cman(5), "upgrading"'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <cman upgrading="[|yes|]"/>
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
  <cman upgrading="no"/>
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
    const upgrading = attributeOf(model.section('cman'), 'upgrading')
    if (upgrading === undefined || upgrading.isUnknown || !['yes', 'on'].includes(upgrading.value.toLowerCase())) return
    yield {
      at: upgrading,
      message: 'Compatibility with RHEL 5 nodes is switched on',
      fixes: [withoutAttribute(file, upgrading, 'unsafe')],
    }
  },
})
