import { defineFault } from '../../../rules/define-rule.js'

/** A group begins with the host that should have it. */
export const missingHost = defineFault({
  id: 'haresources/missing-host',
  reportedBy: 'read',
  severity: 'error',
  origin: 'practice',
  summary: 'a group begins with a resource instead of a host',
  why: 'Heartbeat takes the first word of each line for a node name and does not start when it knows no such node.',
  do: 'Write the host that should have the group first.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c, parse_ha_resources(): "Bad nodename"'],
  since: '0.1.0',
  followsFrom: [{ rules: ['haresources/stray-backslash'], within: 'file' }],
  examples: {
    bad: ['[|IPaddr::192.0.2.10/24|] httpd\n', 'alpha drbddisk::r0\n\n[|192.0.2.10|] httpd\n'],
    good: ['alpha IPaddr::192.0.2.10/24 httpd\n'],
  },
})
