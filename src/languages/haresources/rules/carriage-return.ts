import { defineFault } from '../../../rules/define-rule.js'

/** A carriage return is a character like any other to ResourceManager. */
export const carriageReturn = defineFault({
  id: 'haresources/carriage-return',
  reportedBy: 'parse',
  severity: 'error',
  origin: 'practice',
  summary: 'lines end in carriage return and newline',
  why:
    'ResourceManager looks for a script whose name ends in the carriage return and gives the group up. Between a ' +
    'backslash and the line end it also keeps the line from going on; heartbeat then takes the next word for a node ' +
    'name and does not start.',
  do: 'Save the file with plain newlines.',
  sources: [
    'heartbeat 3.0.6 heartbeat/lib/ResourceManager.in, ipres()',
    'heartbeat 3.0.6 heartbeat/config.c, parse_ha_resources()',
  ],
  since: '0.1.0',
  examples: {
    bad: ['alpha 192.0.2.10 httpd[|\r|]\nbeta 192.0.2.11 ftpd\r\n', 'alpha 192.0.2.10 \\[|\r|]\n  httpd\r\n'],
    good: ['alpha 192.0.2.10 httpd\n', '# groups\r\nalpha 192.0.2.10 httpd # web\r\n'],
  },
  fix: 'safe',
})
