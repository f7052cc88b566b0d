import { defineFault } from '../../../rules/define-rule.js'
import { brokenTag, brokenTree } from '../../../xml/consequences.js'

/** Some attributes must be there. */
export const missingAttribute = defineFault({
  id: 'cluster-conf/missing-attribute',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a required attribute is missing',
  why: 'The daemon that needs it stops, or drops the element and, in rgmanager, all later ones of its kind.',
  do: 'Add it.',
  sources: [
    'cluster 3.2.0 config/plugins/xml/cluster.rng.in, by which ccs_config_validate and the start script check the file',
    'cluster 3.2.0 cman/daemon/cman-preconfig.c: name, config_version, nodeid',
    'cluster 3.2.0 rgmanager/src/daemons/reslist.c: required attributes of resources',
  ],
  since: '0.1.0',
  followsFrom: [...brokenTree('cluster-conf'), brokenTag('cluster-conf')],
  examples: {
    bad: [
      '<[|cluster|] config_version="1">\n  <clusternodes/>\n</cluster>\n',
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <[|clusternode|] name="alpha"/>
  </clusternodes>
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
  <clusternodes/>
  <rm>
    <service name="web">
      <ip ref="192.0.2.1"/>
    </service>
  </rm>
</cluster>
`,
    ],
  },
})
