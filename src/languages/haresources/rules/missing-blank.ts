import { defineFault } from '../../../rules/define-rule.js'

/** A blank parts the host from its first resource. */
export const missingBlank = defineFault({
  id: 'haresources/missing-blank',
  reportedBy: 'read',
  severity: 'error',
  origin: 'practice',
  summary: 'a host and its first resource are one word',
  why: 'Heartbeat takes the whole word for a node name and does not start when it knows no such node.',
  do: 'Write a blank behind the name of the host.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c, parse_ha_resources(): "Bad nodename"'],
  since: '0.1.0',
  followsFrom: [{ rules: ['haresources/misleading-character'], within: 'words' }],
  examples: {
    bad: ['[|alpha192.0.2.10|] httpd\n', '[|alphaIPaddr::192.0.2.10/24|]\nbeta ftpd\n', '[|db1192.0.2.10|] mysql\ndb1 192.0.2.11 ftpd\n'],
    good: ['alpha 192.0.2.10 httpd\n'],
  },
  fix: 'unsafe',
})
