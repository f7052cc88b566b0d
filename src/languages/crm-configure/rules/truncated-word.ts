import { defineFault } from '../../../rules/define-rule.js'

/** A word begins with the keyword of a set, and stands where one may. */
export const truncatedWord = defineFault({
  id: 'crm-configure/truncated-word',
  severity: 'warning',
  origin: 'practice',
  reportedBy: 'read',
  summary: 'a word begins with "params" or "meta", and the rest of it is thrown away',
  why: 'Where a set may begin, crm asks only whether the word begins with its keyword: "metadata=yes" is read as "meta", and the value is lost without a word.',
  do: 'Write a blank behind the keyword. A parameter that is called so is read behind "params" and another one.',
  sources: ['crmsh 4.4.1 parse.py: match_attr_lists()'],
  since: '0.1.0',
  followsFrom: [{ rules: ['crm-configure/invalid-character', 'crm-configure/joined-words'], within: 'lines' }],
  examples: {
    bad: ['primitive a Dummy [|paramsstate=/run/a|]\n', 'primitive a Dummy [|metadata=yes|] op monitor interval=10s\n'],
    good: ['primitive a Dummy params state=/run/a meta priority=1\n', 'primitive a Dummy state=/run/a metadata=yes\n'],
  },
})
