import { defineFault } from '../../../rules/define-rule.js'

/** A backslash continues a line only as its very last character. */
export const blankBehindBackslash = defineFault({
  id: 'haresources/blank-behind-backslash',
  reportedBy: 'parse',
  severity: 'error',
  origin: 'practice',
  summary: 'a blank stands between a backslash and the line end',
  why:
    'The line does not go on: ResourceManager takes the backslash for a resource and gives the group up, heartbeat ' +
    'takes the first word of the next line for a node name and does not start.',
  do: 'Delete the blank.',
  sources: [
    'heartbeat 3.0.6 heartbeat/config.c, parse_ha_resources()',
    'heartbeat 3.0.6 heartbeat/lib/ResourceManager.in, ipres()',
  ],
  since: '0.1.0',
  examples: {
    bad: ['alpha drbddisk::r0 \\[| |]\n  192.0.2.10 httpd\n', 'alpha drbddisk::r0 \\[|\t |]\n  httpd\n'],
    good: ['alpha drbddisk::r0 \\\n  192.0.2.10 httpd\n'],
  },
  fix: 'safe',
})
