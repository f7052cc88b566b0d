import { defineFault } from '../../../rules/define-rule.js'

/** The schema of cluster 3.x must know the attribute. */
export const refusedAttribute = defineFault({
  id: 'cluster-conf/refused-attribute',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a daemon reads the attribute, but the schema refuses it',
  why: 'Cluster 3.x checks the file by its schema before any daemon reads it.',
  do: 'Leave the attribute out, or set CONFIG_VALIDATION=NONE and live without the check.',
  sources: [
    'cluster 3.2.0 config/plugins/xml/cluster.rng.in, by which ccs_config_validate and the start script check the file',
    'cluster 3.2.0 cman/daemon/cman-preconfig.c refuses transport in totem itself',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      { text: `<cluster name="demo" config_version="1">
  <totem [|transport|]="udpu"/>
  <clusternodes/>
</cluster>
`, target: '3' },
    ],
    good: [
      { text: `<cluster name="demo" config_version="1">
  <cman transport="udpu"/>
  <clusternodes/>
</cluster>
`, target: '3' },
    ],
  },
})
