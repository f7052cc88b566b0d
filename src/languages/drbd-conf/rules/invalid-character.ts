import { defineFault } from '../../../rules/define-rule.js'

/** A character is none that the release reads. */
export const invalidCharacter = defineFault({
  id: 'drbd-conf/invalid-character',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a character is none that the release reads',
  why: 'DRBD 0.7 takes the carriage return of Windows line ends for a part of a word and refuses the file.',
  do: 'Convert the line ends.',
  sources: ['drbd 0.7.19 user/drbdadm_scanner.fl WS'],
  since: '0.1.0',
  examples: {
    bad: [{ text: 'resource r0 {[|\r|]\n  protocol C;\r\n}\r\n', target: '0.7' }],
    good: [{ text: 'resource r0 {\r\n}\r\n', target: '8.4' }],
  },
})
