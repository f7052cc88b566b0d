import { defineFault } from '../../../rules/define-rule.js'

/** A statement ends before it says what it must. */
export const missingWord = defineFault({
  id: 'crm-configure/missing-word',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a statement ends before it says what it must',
  why: 'crm configure load refuses the whole text, and the cluster stays as it is.',
  do: 'Write what is missing.',
  sources: ['crmsh 4.4.1 parse.py'],
  since: '0.1.0',
  followsFrom: [{ rules: ['crm-configure/unclosed-quote'], within: 'lines' }],
  examples: {
    bad: ['primitive vip[||]\n', 'primitive a Dummy\ncolocation c inf:[||]\n'],
    good: ['primitive vip IPaddr2 params ip=192.0.2.10\n'],
  },
})
