import { defineFault } from '../../../rules/define-rule.js'

/** An entity must be declared. */
export const unknownEntity = defineFault({
  id: 'cluster-conf/unknown-entity',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'parse',
  summary: 'an entity is not declared',
  why: 'The XML reader refuses the whole file, and with it every daemon that reads its configuration from it.',
  do: 'Write &amp; where the character & is meant; only lt, gt, amp, quot and apos need no declaration.',
  sources: [
    'XML 1.0, well-formedness constraint "Entity Declared"',
    'libxml2 parser.c, which the daemons read the file with; xmllint --noout agrees',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      '<cluster name="[|&nbsp;|]demo" config_version="1"/>\n',
    ],
    good: [
      '<cluster name="a&amp;b" config_version="1"/>\n',
      '<!DOCTYPE cluster [<!ENTITY name "demo">]>\n<cluster name="&name;" config_version="1"/>\n',
    ],
  },
})
