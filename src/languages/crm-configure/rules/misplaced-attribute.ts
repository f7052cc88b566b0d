import { defineFault } from '../../../rules/define-rule.js'

/** An attribute of an operation stands behind a parameter. */
export const misplacedAttribute = defineFault({
  id: 'crm-configure/misplaced-attribute',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'an attribute of an operation stands behind a parameter',
  why: 'crm configure load refuses the whole text, and the cluster stays as it is.',
  do: 'Write interval, even where it is 0, timeout, role and their like before what the agent is told.',
  sources: ['crmsh 4.4.1 parse.py'],
  since: '0.1.0',
  followsFrom: [{ rules: ['crm-configure/invalid-character'], within: 'lines' }],
  examples: {
    bad: ['primitive a Dummy op monitor interval=10s OCF_CHECK_LEVEL=10 [|timeout|]=20s\n', 'primitive a Dummy op monitor timeout=20s [|OCF_CHECK_LEVEL|]=10\n'],
    good: ['primitive a Dummy op monitor interval=10s timeout=20s OCF_CHECK_LEVEL=10\n'],
  },
})
