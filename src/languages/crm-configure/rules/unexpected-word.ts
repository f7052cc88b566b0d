import { defineFault } from '../../../rules/define-rule.js'

/** A word stands where another one must stand, or none. */
export const unexpectedWord = defineFault({
  id: 'crm-configure/unexpected-word',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a word stands where another one must stand, or none',
  why: 'crm configure load refuses the whole text, and the cluster stays as it is.',
  do: 'Write what must stand there, or take the word out.',
  sources: ['crmsh 4.4.1 parse.py'],
  since: '0.1.0',
  followsFrom: [{ rules: ['crm-configure/unclosed-quote', 'crm-configure/invalid-character'], within: 'lines' }],
  examples: {
    bad: ['node alpha\nprimitive vip IPaddr2 params ip=192.0.2.10\nlocation l vip inf: alpha [|beta|]\n', 'primitive a Dummy\nprimitive b Dummy\norder o [|Must|]: a b\n'],
    good: ['node alpha\nprimitive vip IPaddr2 params ip=192.0.2.10\nlocation l vip inf: alpha\n'],
  },
})
