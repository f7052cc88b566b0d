import { defineFault } from '../../../rules/define-rule.js'

/** A file is included twice, and what it defines then stands twice. */
export const duplicateInclude = defineFault({
  id: 'drbd-conf/duplicate-include',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'compose',
  summary: 'a file is included twice (8.3)',
  why: 'drbdadm of 8.3 reads the file again, and refuses its sections as duplicates. Later ones read each file once.',
  do: 'Keep one of the includes, or narrow the pattern.',
  sources: ['drbd 8.3 user/drbdadm_parser.c include_stmt(); 8.4 and 9: was_file_already_seen()'],
  since: '0.1.0',
  examples: {
    bad: [
      {
        text: 'include "drbd.d/r0.res";\ninclude [|"drbd.d/*.res"|];\n',
        target: '8.3',
        files: {
          'drbd.d/r0.res': `resource r0 {
  protocol C;
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
        },
      },
    ],
    good: [
      {
        text: 'include "drbd.d/r0.res";\ninclude "drbd.d/*.res";\n',
        target: '8.4',
        files: {
          'drbd.d/r0.res': `resource r0 {
  protocol C;
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
        },
      },
    ],
  },
})
