import { defineFault } from '../../../rules/define-rule.js'

/** The ";" behind the name of an included file stands in its quotes. */
export const misplacedSemicolon = defineFault({
  id: 'drbd-conf/misplaced-semicolon',
  severity: 'warning',
  origin: 'practice',
  reportedBy: 'read',
  summary: 'a ";" inside of the quotes is a part of the name of an included file',
  why: 'drbdadm looks for files whose names end in ";", finds none, and says nothing where the name is a pattern: nothing of what they hold is there.',
  do: 'Delete the ";" in the quotes.',
  sources: ['drbd-utils user/v9/drbdadm_parser.c include_stmt(): glob(3), and a pattern without matches is no error'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: ['include "drbd.d/*.res[|;|]";\n'],
    good: ['include "drbd.d/*.res";\n'],
  },
})
