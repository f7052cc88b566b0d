import { defineFault } from '../../../rules/define-rule.js'

/** Control characters have no place in an XML file, not even as references. */
export const invalidCharacter = defineFault({
  id: 'cluster-conf/invalid-character',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'parse',
  summary: 'a character is not allowed in XML',
  why: 'The XML reader refuses the whole file, and with it every daemon that reads its configuration from it.',
  do: 'Remove it.',
  sources: [
    'XML 1.0, production 2',
    'libxml2 parser.c, which the daemons read the file with; xmllint --noout agrees',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      '<cluster name="demo[|\u0001|]" config_version="1">\n  <clusternodes/>\n</cluster>\n',
      '<cluster name="[|&#0;|]" config_version="1"/>\n',
    ],
    good: [
      '<cluster name="demo" config_version="1">\n  <clusternodes/>\n</cluster>\n',
      '<cluster name="&#65;" config_version="1"/>\n',
    ],
  },
})
