import { defineFault } from '../../../rules/define-rule.js'

/** A backslash at the end of a comment continues the line for heartbeat alone. */
export const hiddenContinuation = defineFault({
  id: 'haresources/hidden-continuation',
  reportedBy: 'parse',
  severity: 'warning',
  origin: 'practice',
  summary: 'the comment behind a group ends in a backslash',
  why:
    'Heartbeat skips the next line without a look at its node name. ResourceManager has removed the comment and ' +
    'takes the next line for a group.',
  do: 'Delete the backslash.',
  sources: [
    'heartbeat 3.0.6 heartbeat/config.c, parse_ha_resources()',
    'heartbeat 3.0.6 heartbeat/lib/ResourceManager.in, ipres()',
  ],
  since: '0.1.0',
  examples: {
    bad: ['alpha httpd # web [|\\|]\nbeta ftpd\n'],
    good: ['alpha httpd # web\nbeta ftpd\n', '# web \\\nalpha httpd\n'],
  },
})
