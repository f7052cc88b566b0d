import { defineFault } from '../../../rules/define-rule.js'

/** Sbd takes a value otherwise than it is meant. */
export const invalidValue = defineFault({
  id: 'sbd/invalid-value',
  reportedBy: 'read',
  severity: 'warning',
  origin: 'practice',
  summary: 'sbd takes a value otherwise than it is meant',
  why: 'What is no boolean is off for sbd, and what is no mode or time it passes over, in silence.',
  do: 'Write a value that it knows.',
  sources: ['sbd 1.5.2 src/sbd-inquisitor.c main()'],
  since: '0.1.0',
  examples: {
    bad: [{ path: '/etc/sysconfig/sbd', text: '[|SBD_DELAY_START=maybe|]\n' }],
    good: [{ path: '/etc/sysconfig/sbd', text: 'SBD_DELAY_START=60\n' }],
  },
})
