import { defineFault } from '../../../rules/define-rule.js'

/** A line copied from a mail keeps the mark of the quotation. */
export const quotedLine = defineFault({
  id: 'ha-cf/quoted-line',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'lines begin with the ">" of a quoted mail',
  why: 'Heartbeat takes the mark for a directive that it does not know, and does not start.',
  do: 'Take the mark out.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c parse_config(): Illegal directive'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: ['[|>|] keepalive 2\n> deadtime 30\n', 'node alpha beta\n[|>|]bcast eth0 eth1\n>\n'],
    good: ['node alpha beta\n'],
  },
})
