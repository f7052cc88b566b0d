import { defineFault } from '../../../rules/define-rule.js'
import { brokenTag } from '../../../xml/consequences.js'

/** A value must be of its kind and in its range. */
export const invalidValue = defineFault({
  id: 'cluster-conf/invalid-value',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'the value is outside of what is allowed',
  why: 'The daemon refuses it, or goes on with another value than the one that stands there.',
  do: 'Write one of the expected values.',
  sources: [
    'cluster 3.2.0 config/plugins/xml/cluster.rng.in, by which ccs_config_validate and the start script check the file',
    'cluster 3.2.0 cman/daemon/cmanconfig.c, cman-preconfig.c',
  ],
  since: '0.1.0',
  followsFrom: [brokenTag('cluster-conf')],
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="[|one|]"/>
  </clusternodes>
</cluster>
`,
      `<cluster name="demo" config_version="1">
  <cman transport="[|tcp|]"/>
  <clusternodes/>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
  </clusternodes>
</cluster>
`,
      `<cluster name="demo" config_version="1">
  <cman transport="udpu"/>
  <clusternodes/>
</cluster>
`,
    ],
  },
})
