import { defineFault } from '../../../rules/define-rule.js'
import { brokenTag } from '../../../xml/consequences.js'

/** A value should be read as what it says. */
export const misreadValue = defineFault({
  id: 'cluster-conf/misread-value',
  severity: 'warning',
  origin: 'practice',
  reportedBy: 'read',
  summary: 'the value is taken for something other than it says',
  why: 'Each daemon has its own way to read yes and no, and numbers: most take any word for 0. Nobody complains.',
  do: 'Write the value as the daemon reads it.',
  sources: [
    'cluster 3.2.0 cman/daemon/cmanconfig.c objdb_get_int(): atoi',
    'cluster 3.2.0 rgmanager/src/daemons/groups.c: autostart',
  ],
  since: '0.1.0',
  followsFrom: [brokenTag('cluster-conf')],
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <cman two_node="[|yes|]" expected_votes="1"/>
  <clusternodes/>
</cluster>
`,
      `<cluster name="demo" config_version="1">
  <clusternodes/>
  <rm>
    <service name="web" autostart="[|true|]"/>
  </rm>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <cman two_node="1" expected_votes="1"/>
  <clusternodes/>
</cluster>
`,
      `<cluster name="demo" config_version="1">
  <clusternodes/>
  <rm>
    <service name="web" autostart="0"/>
  </rm>
</cluster>
`,
    ],
  },
})
