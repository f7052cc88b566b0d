import { defineFault } from '../../../rules/define-rule.js'

/** A line longer than heartbeat reads at once is two lines. */
export const longLine = defineFault({
  id: 'authkeys/long-line',
  reportedBy: 'read',
  severity: 'error',
  origin: 'daemon',
  summary: 'a line is longer than 5119 bytes',
  why:
    'Heartbeat reads pieces of at most 5119 bytes. What does not fit is read as a line of its own, and refused ' +
    'unless it happens to be one.',
  do: 'Shorten the key or the comment. A key of 40 characters is as good as one of 5000.',
  sources: ['heartbeat 3.0.6 heartbeat/auth.c, parse_authfile(): fgets with MAXLINE'],
  since: '0.1.0',
  examples: {
    bad: ['auth 1\n1 sha1 ' + 'k'.repeat(5112) + '[|kk|]\n'],
    good: ['auth 1\n1 sha1 not-a-secret\n'],
  },
})
