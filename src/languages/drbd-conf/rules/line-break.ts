import { defineFault } from '../../../rules/define-rule.js'

/** A statement of 0.7 goes over several lines. */
export const lineBreak = defineFault({
  id: 'drbd-conf/line-break',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a statement of 0.7 goes over several lines',
  why: 'The scanner of 0.7 wants a keyword, its value and the ";" on one line.',
  do: 'Put them on one line.',
  sources: ['drbd 0.7.19 user/drbdadm_scanner.fl "linebreak … not allowed"'],
  since: '0.1.0',
  examples: {
    bad: [{ text: 'resource r0 {\n  protocol[|]\n    C;\n}\n', target: '0.7' }],
    good: [{ text: 'resource r0 {\n  protocol\n    C;\n}\n', target: '8.4' }],
  },
})
