import { defineFault } from '../../../rules/define-rule.js'
import { brokenWhole } from '../../../xml/consequences.js'

/** Sections stand once. */
export const duplicateElement = defineFault({
  id: 'cluster-conf/duplicate-element',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'the element stands twice where it may stand once',
  why: 'The daemons read the first one only. Cluster 3.x refuses the file.',
  do: 'Keep one of them, with the contents of both.',
  sources: [
    'cluster 3.2.0 config/plugins/xml/cluster.rng.in, by which ccs_config_validate and the start script check the file',
  ],
  since: '0.1.0',
  followsFrom: [...brokenWhole('cluster-conf'), { rules: ['cluster-conf/mismatched-end-tag'], within: 'file' }],
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <cman two_node="1" expected_votes="1"/>
  <[|cman|]/>
  <clusternodes/>
</cluster>
`,
    ],
    good: [
      '<cluster name="demo" config_version="1">\n  <cman/>\n  <clusternodes/>\n</cluster>\n',
    ],
  },
})
