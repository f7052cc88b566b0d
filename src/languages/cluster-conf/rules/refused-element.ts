import { defineFault } from '../../../rules/define-rule.js'
import { brokenWhole } from '../../../xml/consequences.js'

/** The schema of cluster 3.x must know the element. */
export const refusedElement = defineFault({
  id: 'cluster-conf/refused-element',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a daemon reads the element, but the schema refuses it',
  why: 'Cluster 3.x checks the file by its schema before any daemon reads it.',
  do: 'Leave the element out, or set CONFIG_VALIDATION=NONE and live without the check.',
  sources: [
    'cluster 3.2.0 config/plugins/xml/cluster.rng.in, by which ccs_config_validate and the start script check the file',
  ],
  since: '0.1.0',
  followsFrom: [...brokenWhole('cluster-conf'), { rules: ['cluster-conf/mismatched-end-tag', 'cluster-conf/misplaced-element'], within: 'file' }],
  examples: {
    bad: [
      { text: `<cluster name="demo" config_version="1">
  <clusternodes/>
  <rm>
    <[|dependencies|]/>
  </rm>
</cluster>
`, target: '3' },
    ],
    good: [
      { text: '<cluster name="demo" config_version="1">\n  <clusternodes/>\n  <rm/>\n</cluster>\n', target: '3' },
    ],
  },
})
