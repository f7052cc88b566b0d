import { defineFault } from '../../../rules/define-rule.js'
import { brokenTag, brokenTree } from '../../../xml/consequences.js'

/** Elements hold elements; only `event` holds text. */
export const invalidText = defineFault({
  id: 'cluster-conf/invalid-text',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'text stands where only elements may',
  why: 'The daemons pass over it. Cluster 3.x refuses the file.',
  do: 'Remove it, or make a comment of it.',
  sources: [
    'cluster 3.2.0 config/plugins/xml/cluster.rng.in, by which ccs_config_validate and the start script check the file',
  ],
  since: '0.1.0',
  followsFrom: [...brokenTree('cluster-conf'), brokenTag('cluster-conf')],
  examples: {
    bad: [
      '<cluster name="demo" config_version="1">\n  [|the lab|]\n  <clusternodes/>\n</cluster>\n',
    ],
    good: [
      '<cluster name="demo" config_version="1">\n  <!-- the lab -->\n  <clusternodes/>\n</cluster>\n',
      `<cluster name="demo" config_version="1">
  <clusternodes/>
  <rm><events><event name="e">evt_stop();</event></events></rm>
</cluster>
`,
    ],
  },
})
