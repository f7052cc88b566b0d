import { defineFault } from '../../../rules/define-rule.js'
import { brokenTag, brokenTree } from '../../../xml/consequences.js'

/** A resource is either defined or referred to. */
export const conflictingRef = defineFault({
  id: 'cluster-conf/conflicting-ref',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a resource is referred to and defined at once',
  why: 'Behind "ref" all attributes come from the definition; those beside it are lost. Cluster 3.x refuses the file.',
  do: 'Remove "ref" or the other attributes.',
  sources: [
    'cluster 3.2.0 config/plugins/xml/cluster.rng.in, by which ccs_config_validate and the start script check the file',
    'cluster 3.2.0 rgmanager/src/daemons/restree.c',
  ],
  since: '0.1.0',
  followsFrom: [...brokenTree('cluster-conf'), brokenTag('cluster-conf')],
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes/>
  <rm>
    <resources>
      <ip address="192.0.2.1"/>
    </resources>
    <service name="web">
      <ip ref="192.0.2.1" [|monitor_link|]="1"/>
    </service>
  </rm>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <clusternodes/>
  <rm>
    <resources>
      <ip address="192.0.2.1"/>
    </resources>
    <service name="web">
      <ip ref="192.0.2.1" __independent_subtree="1"/>
    </service>
  </rm>
</cluster>
`,
    ],
  },
})
