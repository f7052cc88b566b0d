import { defineFault } from '../../../rules/define-rule.js'

/** The collected output of `vgs --reportformat json` is JSON. */
export const invalidJson = defineFault({
  id: 'vgs-json/invalid-json',
  reportedBy: 'read',
  severity: 'warning',
  origin: 'practice',
  summary: 'facts/vgs.json is not JSON',
  why: 'Nothing can be read from it: extent sizes and cluster locking are not looked at.',
  do: 'Collect it again with "vgs --reportformat json"; an empty file says that the tool cannot do so.',
  sources: ['cfgcheck collect: facts/vgs.json is the output of "vgs --reportformat json"', 'RFC 8259'],
  since: '0.1.0',
  examples: {
    bad: [{ path: 'facts/vgs.json', text: '[|sh:|] 1: command not found\n' }],
    good: [
      { path: 'facts/vgs.json', text: '  WARNING: something that the tool said first\n{"report":[{"vg":[]}]}\n' },
      { path: 'facts/vgs.json', text: '' },
    ],
  },
})
