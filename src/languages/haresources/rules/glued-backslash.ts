import { defineFault } from '../../../rules/define-rule.js'

/** A blank stands between the host and the backslash. */
export const gluedBackslash = defineFault({
  id: 'haresources/glued-backslash',
  reportedBy: 'parse',
  severity: 'error',
  origin: 'practice',
  summary: 'a backslash is glued to the name of the host',
  why:
    'ResourceManager drops the backslash, heartbeat does not: it looks up a node name that ends in it and does not ' +
    'start.',
  do: 'Write a blank before the backslash.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c, parse_ha_resources()'],
  since: '0.1.0',
  examples: {
    bad: ['[|alpha\\|]\n  192.0.2.10 httpd\n'],
    good: ['alpha \\\n  192.0.2.10 httpd\n'],
  },
  fix: 'safe',
})
