import { defineFault } from '../../../rules/define-rule.js'

/** Names have no namespaces. */
export const unusedNamespace = defineFault({
  id: 'cluster-conf/unused-namespace',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a namespace is declared or used',
  why:
    'cluster.conf knows plain names only. Cluster 3.x refuses a file that puts names into a namespace; a prefix that is ' +
    'declared and not used does no harm.',
  do: 'Remove the declaration and the prefix.',
  sources: [
    'cluster 3.2.0 config/plugins/xml/cluster.rng.in, by which ccs_config_validate and the start script check the file',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster [|xmlns:note|]="urn:example" name="demo" config_version="1">
  <clusternodes/>
</cluster>
`,
      `<cluster [|xmlns|]="urn:example" name="demo" config_version="1">
  <clusternodes/>
</cluster>
`,
    ],
    good: [
      '<cluster name="demo" config_version="1">\n  <clusternodes/>\n</cluster>\n',
    ],
  },
})
