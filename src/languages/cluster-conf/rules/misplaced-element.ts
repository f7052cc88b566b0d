import { defineFault } from '../../../rules/define-rule.js'
import { brokenTag, brokenWhole } from '../../../xml/consequences.js'

/** Every element has its place. */
export const misplacedElement = defineFault({
  id: 'cluster-conf/misplaced-element',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'the element stands in the wrong place',
  why: 'What stands in the wrong place is not read. Cluster 3.x refuses the file.',
  do: 'Move it where it belongs.',
  sources: [
    'cluster 3.2.0 config/plugins/xml/cluster.rng.in, by which ccs_config_validate and the start script check the file',
  ],
  since: '0.1.0',
  followsFrom: [...brokenWhole('cluster-conf'), brokenTag('cluster-conf'), { rules: ['cluster-conf/mismatched-end-tag'], within: 'file' }],
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <[|clusternode|] name="alpha" nodeid="1"/>
  <clusternodes/>
</cluster>
`,
      `<cluster name="demo" config_version="1">
  <clusternodes/>
  <[|failoverdomains|]/>
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
    ],
  },
})
