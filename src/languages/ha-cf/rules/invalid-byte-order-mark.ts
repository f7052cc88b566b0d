import { defineFault } from '../../../rules/define-rule.js'

/** The file must not begin with a byte-order mark. */
export const invalidByteOrderMark = defineFault({
  id: 'ha-cf/invalid-byte-order-mark',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'the file begins with a byte-order mark',
  why: 'Heartbeat takes it for a part of the first word, which then is no directive: it does not start.',
  do: 'Save the file as UTF-8 without a byte-order mark.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c parse_config(): the name goes up to white space'],
  since: '0.1.0',
  fix: 'safe',
  examples: {
    bad: ['[|\uFEFF|]keepalive 2\n', '[|\uFEFF|]# for both hosts\n'],
    good: ['keepalive 2\n'],
  },
})
