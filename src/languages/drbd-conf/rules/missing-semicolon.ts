import { defineFault } from '../../../rules/define-rule.js'

/** The ";" of a statement is missing. */
export const missingSemicolon = defineFault({
  id: 'drbd-conf/missing-semicolon',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'the ";" of a statement is missing',
  why: 'drbdadm reads on into the next word and refuses the file; 0.7 only complains where the line ends there.',
  do: 'Add the ";".',
  sources: ['drbd user/drbdadm_parser.c, drbd-utils user/v9/drbdadm_parser.c EXP(\';\')'],
  since: '0.1.0',
  fix: 'safe',
  examples: {
    bad: [
      'resource r0 {\n  net { timeout 60[|] }\n  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }\n  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }\n}\n',
      'resource r0 {\n  net {\n    timeout 60[|]\n    ping-int 10;\n  }\n  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }\n  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }\n}\n',
    ],
    good: [
      'resource r0 {\n  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }\n  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }\n}\n',
    ],
  },
})
