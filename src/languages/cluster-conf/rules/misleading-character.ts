import { defineFault } from '../../../rules/define-rule.js'

/** Markup, names and values are of characters that are what they look like. */
export const misleadingCharacter = defineFault({
  id: 'cluster-conf/misleading-character',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a character looks like another one, or like nothing',
  why:
    'Pages and word processors write quotes, blanks and dashes of their own, and marks that nobody sees. XML knows the straight ' +
    'quotes and four kinds of blanks only; in a value, the daemons compare what is written, not what it looks like.',
  do: 'Write the plain character, or delete what shows nothing.',
  sources: [
    'XML 1.0, productions 3, 4 and 10; libxml2 parser.c, which the daemons read the file with',
    'cluster 3.2.0: names of nodes, fence devices and resources are compared byte by byte',
  ],
  since: '0.1.0',
  fix: 'safe',
  examples: {
    bad: [
      '<cluster name=[|\u201c|]demo\u201d config_version=\u201c1\u201d>\n  <clusternodes/>\n</cluster>\n',
      '<cluster name="demo"[|\u00a0|]config_version="1">\n  <clusternodes/>\n</cluster>\n',
      '<cluster name="demo" config_version="1">\n[|\u00a0|] <clusternodes/>\n</cluster>\n',
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha[|\u200b|]" nodeid="1"/>
  </clusternodes>
</cluster>
`,
    ],
    good: ['<cluster name="demo" config_version="1">\n  <!-- \u201cthe\u00a0cluster\u201d -->\n  <clusternodes/>\n</cluster>\n'],
  },
})
