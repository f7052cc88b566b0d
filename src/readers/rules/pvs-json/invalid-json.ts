import { defineFault } from '../../../rules/define-rule.js'

/** The collected output of `pvs --reportformat json` is JSON. */
export const invalidJson = defineFault({
  id: 'pvs-json/invalid-json',
  reportedBy: 'read',
  severity: 'warning',
  origin: 'practice',
  summary: 'facts/pvs.json is not JSON',
  why: 'Nothing can be read from it: disks that LVM uses are not recognised.',
  do: 'Collect it again with "pvs --reportformat json"; an empty file says that the tool cannot do so.',
  sources: ['cfgcheck collect: facts/pvs.json is the output of "pvs --reportformat json"', 'RFC 8259'],
  since: '0.1.0',
  examples: {
    bad: [{ path: 'facts/pvs.json', text: '[|sh:|] 1: command not found\n' }],
    good: [
      { path: 'facts/pvs.json', text: '  WARNING: something that the tool said first\n{"report":[{"pv":[]}]}\n' },
      { path: 'facts/pvs.json', text: '' },
    ],
  },
})
