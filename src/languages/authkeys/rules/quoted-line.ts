import { defineFault } from '../../../rules/define-rule.js'

/** A line copied from a mail keeps the mark of the quotation. */
export const quotedLine = defineFault({
  id: 'authkeys/quoted-line',
  reportedBy: 'read',
  severity: 'error',
  origin: 'daemon',
  summary: 'lines begin with the ">" of a quoted mail',
  why: 'Heartbeat cannot read such a line, and does not start.',
  do: 'Take the mark out.',
  sources: ['heartbeat 3.0.6 heartbeat/auth.c, parse_authfile(): "Auth line [..] is invalid"'],
  since: '0.1.0',
  examples: {
    bad: ['[|>|] auth 1\n1 sha1 not-a-secret\n', '[|>|]auth 1\n>1 sha1 not-a-secret\n>\n'],
    good: ['auth 1\n1 sha1 not-a-secret\n'],
  },
  fix: 'unsafe',
})
