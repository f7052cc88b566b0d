import { defineFault } from '../../../rules/define-rule.js'

/** The collected output of `ip -j addr` is JSON. */
export const invalidJson = defineFault({
  id: 'ip-json/invalid-json',
  reportedBy: 'read',
  severity: 'warning',
  origin: 'practice',
  summary: 'facts/ip-addr.json is not JSON',
  why: 'Nothing can be read from it: addresses in the configuration are not compared with the real ones.',
  do: 'Collect it again with "ip -j addr"; an empty file says that the tool cannot do so.',
  sources: ['cfgcheck collect: facts/ip-addr.json is the output of "ip -j addr"', 'RFC 8259'],
  since: '0.1.0',
  examples: {
    bad: [{ path: 'facts/ip-addr.json', text: '[|sh:|] 1: command not found\n' }],
    good: [
      { path: 'facts/ip-addr.json', text: '  WARNING: something that the tool said first\n[]\n' },
      { path: 'facts/ip-addr.json', text: '' },
    ],
  },
})
