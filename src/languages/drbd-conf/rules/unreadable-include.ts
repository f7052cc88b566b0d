import { defineFault } from '../../../rules/define-rule.js'

/** An include or a template names something that is no file. */
export const unreadableInclude = defineFault({
  id: 'drbd-conf/unreadable-include',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'compose',
  summary: 'an include names a folder, or a link that leads nowhere',
  why: 'drbdadm opens whatever a pattern matches, and ends where it cannot read it. drbdadm 9 passes over a link that leads nowhere, and what it should bring is missing.',
  do: 'Include files only, such as "drbd.d/*.res", and remove or mend the link.',
  sources: ['drbd-utils user/v83, user/v84, user/v9 drbdadm_parser.c, include_stmt(): glob(), then fopen()'],
  since: '0.1.0',
  // A name without quotes is cut where a sign stands.
  followsFrom: [{ rules: ['drbd-conf/unexpected-word'], within: 'words' }],
  examples: {
    bad: [
      { text: 'include [|"drbd.d/"|];\n', folders: ['drbd.d/'], target: '8.4' },
      { text: 'include [|"drbd.d/*"|];\n', files: { 'drbd.d/global_common.conf': '' }, folders: ['drbd.d/old'], target: '9.22' },
      { text: 'include [|""|];\n', target: '9.22' },
    ],
    good: [{ text: 'include "drbd.d/*.res";\n', files: { 'drbd.d/r0.res': '' }, folders: ['drbd.d/old'], target: '9.22' }],
  },
})
