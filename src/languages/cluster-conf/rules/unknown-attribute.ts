import { defineFault } from '../../../rules/define-rule.js'
import { brokenTag } from '../../../xml/consequences.js'

/** Every attribute must be one that its element knows. */
export const unknownAttribute = defineFault({
  id: 'cluster-conf/unknown-attribute',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'the attribute is not known',
  why:
    'Cluster 3.x checks the file by its schema at every start and refuses unknown attributes. The daemons pass over them: the setting has no effect.',
  do: 'Correct the name, or remove the attribute.',
  sources: [
    'cluster 3.2.0 config/plugins/xml/cluster.rng.in, by which ccs_config_validate and the start script check the file',
  ],
  since: '0.1.0',
  followsFrom: [brokenTag('cluster-conf')],
  fix: 'unsafe',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <totem [|tokn|]="30000"/>
  <clusternodes/>
</cluster>
`,
      `<cluster name="demo" config_version="1">
  <cman [|two-nodes|]="1"/>
  <clusternodes/>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <totem token="30000"/>
  <clusternodes/>
</cluster>
`,
    ],
  },
})
