import { defineFault } from '../../../rules/define-rule.js'
import { brokenTag, brokenTree } from '../../../xml/consequences.js'

/** Every element must be one that the cluster software knows. */
export const unknownElement = defineFault({
  id: 'cluster-conf/unknown-element',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'the element is not known',
  why:
    'Cluster 3.x checks the file by its schema at every start and refuses unknown elements. The daemons before it pass over them without a word.',
  do: 'Correct the name, or remove the element.',
  sources: [
    'cluster 3.2.0 config/plugins/xml/cluster.rng.in, by which ccs_config_validate and the start script check the file',
  ],
  since: '0.1.0',
  followsFrom: [...brokenTree('cluster-conf'), brokenTag('cluster-conf')],
  fix: 'unsafe',
  examples: {
    bad: [
      '<cluster name="demo" config_version="1">\n  <[|clusternodess|]/>\n</cluster>\n',
      '<[|clusters|] name="demo" config_version="1">\n  <clusternodes/>\n</clusters>\n',
    ],
    good: [
      '<cluster name="demo" config_version="1">\n  <clusternodes/>\n</cluster>\n',
    ],
  },
})
