import { defineFault } from '../../../rules/define-rule.js'

/** A line begins with a host, unless the one before goes on. */
export const missingBackslash = defineFault({
  id: 'haresources/missing-backslash',
  reportedBy: 'read',
  severity: 'error',
  origin: 'practice',
  summary: 'a line that should go on with the next one does not',
  why: 'Heartbeat takes the first word of the next line for a node name and does not start when it knows no such node.',
  do: 'End the line with a backslash, or write the host of the next one first.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c, parse_ha_resources(): "Bad nodename"'],
  since: '0.1.0',
  followsFrom: [{ rules: ['haresources/invalid-control-character'], within: 'lines' }],
  examples: {
    bad: ['alpha drbddisk::r0[|]\n  192.0.2.10 httpd\n', 'alpha drbddisk::r0 192.0.2.10[|]\n  httpd\n'],
    good: ['alpha drbddisk::r0 \\\n  192.0.2.10 httpd\n', 'alpha drbddisk::r0\nbeta 192.0.2.10\n'],
  },
  fix: 'unsafe',
})
