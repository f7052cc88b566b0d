import { defineFault } from '../../../rules/define-rule.js'
import { brokenWhole } from '../../../xml/consequences.js'

/** Some elements must be there. */
export const missingElement = defineFault({
  id: 'cluster-conf/missing-element',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'an element is missing',
  why: 'Without it there is nothing to start. Cluster 3.x refuses the file.',
  do: 'Add it.',
  sources: [
    'cluster 3.2.0 config/plugins/xml/cluster.rng.in, by which ccs_config_validate and the start script check the file',
  ],
  since: '0.1.0',
  followsFrom: [...brokenWhole('cluster-conf')],
  examples: {
    bad: [
      '<[|cluster|] name="demo" config_version="1">\n  <cman/>\n</cluster>\n',
    ],
    good: [
      '<cluster name="demo" config_version="1">\n  <clusternodes/>\n</cluster>\n',
    ],
  },
})
