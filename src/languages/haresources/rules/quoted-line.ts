import { defineFault } from '../../../rules/define-rule.js'

/** A line copied from a mail keeps the mark of the quotation. */
export const quotedLine = defineFault({
  id: 'haresources/quoted-line',
  reportedBy: 'read',
  severity: 'error',
  origin: 'practice',
  summary: 'lines begin with the ">" of a quoted mail',
  why: 'Heartbeat takes the mark for a node name and does not start.',
  do: 'Take the mark out.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c, parse_ha_resources(): "Bad nodename"'],
  since: '0.1.0',
  examples: {
    bad: ['[|>|] alpha 192.0.2.10 httpd\n', 'alpha 192.0.2.10 httpd\n[|>|]beta 192.0.2.11 ftpd\n> # web\n'],
    good: ['alpha 192.0.2.10 httpd\n'],
  },
  fix: 'unsafe',
})
