import { defineFault } from '../../../rules/define-rule.js'

/** A byte-order mark becomes a part of the first word. */
export const byteOrderMark = defineFault({
  id: 'authkeys/byte-order-mark',
  reportedBy: 'parse',
  severity: 'error',
  origin: 'daemon',
  summary: 'the file begins with a byte-order mark',
  why:
    'The three bytes that some editors put first are neither blank nor comment. Heartbeat refuses the first line, ' +
    'even an empty one.',
  do: 'Save the file as plain ASCII or UTF-8 without a mark.',
  sources: ['heartbeat 3.0.6 heartbeat/auth.c, parse_authfile()'],
  since: '0.1.0',
  examples: {
    bad: ['[|\uFEFF|]auth 1\n1 sha1 not-a-secret\n', '[|\uFEFF|]# keys\nauth 1\n1 sha1 not-a-secret\n'],
    good: ['auth 1\n1 sha1 not-a-secret\n'],
  },
  fix: 'safe',
})
