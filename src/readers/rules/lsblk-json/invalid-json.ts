import { defineFault } from '../../../rules/define-rule.js'

/** The collected output of `lsblk --json --bytes --output-all` is JSON. */
export const invalidJson = defineFault({
  id: 'lsblk-json/invalid-json',
  reportedBy: 'read',
  severity: 'warning',
  origin: 'practice',
  summary: 'facts/lsblk.json is not JSON',
  why: 'Nothing can be read from it: sizes of block devices are not compared.',
  do: 'Collect it again with "lsblk --json --bytes --output-all"; an empty file says that the tool cannot do so.',
  sources: ['cfgcheck collect: facts/lsblk.json is the output of "lsblk --json --bytes --output-all"', 'RFC 8259'],
  since: '0.1.0',
  examples: {
    bad: [{ path: 'facts/lsblk.json', text: '[|sh:|] 1: command not found\n' }],
    good: [
      { path: 'facts/lsblk.json', text: '  WARNING: something that the tool said first\n{"blockdevices":[]}\n' },
      { path: 'facts/lsblk.json', text: '' },
    ],
  },
})
