import { defineFault } from '../../../rules/define-rule.js'

/** An element must exist in the generation that reads the file. */
export const unsupportedElement = defineFault({
  id: 'cluster-conf/unsupported-element',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'the element is not for this generation of the software',
  why: 'Older daemons pass over what came later without a word. Cluster 3.x refuses what is gone.',
  do: 'Remove the element, or use what has taken its place.',
  sources: [
    'cluster 3.2.0 config/plugins/xml/cluster.rng.in, by which ccs_config_validate and the start script check the file',
    'cluster 1.x and 2.x: schema of system-config-cluster',
  ],
  isOfRelease: true,
  since: '0.1.0',
  examples: {
    bad: [
      { text: '<cluster name="demo" config_version="1">\n  <[|gulm|]/>\n  <clusternodes/>\n</cluster>\n', target: '3' },
      { text: `<cluster name="demo" config_version="1">
  <cman/>
  <[|logging|]/>
  <clusternodes/>
</cluster>
`, target: '1' },
    ],
    good: [
      { text: `<cluster name="demo" config_version="1">
  <cman/>
  <logging/>
  <clusternodes/>
</cluster>
`, target: '3' },
    ],
  },
})
