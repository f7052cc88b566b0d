import { defineFault } from '../../../rules/define-rule.js'

/** A byte-order mark becomes a part of the first node name. */
export const byteOrderMark = defineFault({
  id: 'haresources/byte-order-mark',
  reportedBy: 'parse',
  severity: 'error',
  origin: 'daemon',
  summary: 'the file begins with a byte-order mark',
  why:
    'The bytes that some editors put first are neither blank nor comment. Heartbeat looks them up as a node name, ' +
    'even before a comment, and does not start.',
  do: 'Save the file as plain ASCII or UTF-8 without a mark.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c, parse_ha_resources()'],
  since: '0.1.0',
  examples: {
    bad: ['[|\uFEFF|]alpha 192.0.2.10 httpd\n', '[|\uFEFF|]# groups\nalpha 192.0.2.10 httpd\n'],
    good: ['alpha 192.0.2.10 httpd\n'],
  },
  fix: 'safe',
})
