import { defineFault } from '../../../rules/define-rule.js'

/** A comment holds no `--`. */
export const invalidComment = defineFault({
  id: 'cluster-conf/invalid-comment',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'parse',
  summary: '"--" stands inside of a comment',
  why: 'The XML reader refuses the whole file, and with it every daemon that reads its configuration from it.',
  do: 'Put blanks between the hyphens. A part of the file that has comments cannot be put into a comment as a whole.',
  sources: [
    'XML 1.0, production 15',
    'libxml2 parser.c, which the daemons read the file with; xmllint --noout agrees',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <!-- <cman/> [|--|] off -->
  <clusternodes/>
</cluster>
`,
      `<cluster name="demo" config_version="1">
  <!-- two_node [|--|]- see below -->
  <clusternodes/>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <!-- <cman/> - off -->
  <clusternodes/>
</cluster>
`,
    ],
  },
})
