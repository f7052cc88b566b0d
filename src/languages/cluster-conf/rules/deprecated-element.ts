import { defineFault } from '../../../rules/define-rule.js'

/** An element should still be in use. */
export const deprecatedElement = defineFault({
  id: 'cluster-conf/deprecated-element',
  severity: 'info',
  origin: 'practice',
  reportedBy: 'read',
  summary: 'the element is out of use',
  why: 'It has no effect any more, or something else does the same better.',
  do: 'Remove it or replace it.',
  sources: [
    'cluster 3.2.0 config/plugins/xml/cluster.rng.in, by which ccs_config_validate and the start script check the file',
    'cluster 3.2.0 man pages',
  ],
  isOfRelease: true,
  since: '0.1.0',
  examples: {
    bad: [
      { text: '<cluster name="demo" config_version="1">\n  <[|fence_xvmd|]/>\n  <clusternodes/>\n</cluster>\n', target: '3' },
    ],
    good: [
      '<cluster name="demo" config_version="1">\n  <clusternodes/>\n</cluster>\n',
    ],
  },
})
