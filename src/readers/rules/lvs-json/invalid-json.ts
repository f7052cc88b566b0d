import { defineFault } from '../../../rules/define-rule.js'

/** The collected output of `lvs --reportformat json` is JSON. */
export const invalidJson = defineFault({
  id: 'lvs-json/invalid-json',
  reportedBy: 'read',
  severity: 'warning',
  origin: 'practice',
  summary: 'facts/lvs.json is not JSON',
  why: 'Nothing can be read from it: sizes of logical volumes are not compared.',
  do: 'Collect it again with "lvs --reportformat json"; an empty file says that the tool cannot do so.',
  sources: ['cfgcheck collect: facts/lvs.json is the output of "lvs --reportformat json"', 'RFC 8259'],
  since: '0.1.0',
  examples: {
    bad: [{ path: 'facts/lvs.json', text: '[|sh:|] 1: command not found\n' }],
    good: [
      { path: 'facts/lvs.json', text: '  WARNING: something that the tool said first\n{"report":[{"lv":[]}]}\n' },
      { path: 'facts/lvs.json', text: '' },
    ],
  },
})
