import { defineFault } from '../../../rules/define-rule.js'

/** The crm shell knows no such statement. */
export const unknownStatement = defineFault({
  id: 'crm-configure/unknown-statement',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'the crm shell knows no such statement',
  why: 'crm configure load refuses the whole text, and the cluster stays as it is.',
  do: 'Write one that it knows, in full: node, primitive, group, clone, ms, location, colocation, order, property and others.',
  sources: ['crmsh 4.4.1 parse.py'],
  since: '0.1.0',
  fix: 'unsafe',
  followsFrom: [{ rules: ['crm-configure/unclosed-quote', 'crm-configure/invalid-character'], within: 'lines' }],
  examples: {
    bad: ['[|primitiv|] vip IPaddr2 params ip=192.0.2.10\n'],
    good: ['primitive vip IPaddr2 params ip=192.0.2.10\n'],
  },
})
