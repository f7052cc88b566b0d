import { defineFault } from '../../../rules/define-rule.js'

/** A backslash continues a line only at its end. */
export const strayBackslash = defineFault({
  id: 'haresources/stray-backslash',
  reportedBy: 'parse',
  severity: 'error',
  origin: 'practice',
  summary: 'a backslash stands in the middle of a line',
  why:
    'ResourceManager takes it for a resource, finds no such script and gives the whole group up. It is often left ' +
    'over from a page that was copied as one line.',
  do: 'Delete the backslash, or break the line directly behind it.',
  sources: [
    'heartbeat 3.0.6 heartbeat/lib/ResourceManager.in, ipres()',
    'heartbeat 3.0.6 heartbeat/config.c, parse_ha_resources()',
  ],
  since: '0.1.0',
  examples: {
    bad: ['alpha 192.0.2.10/24 drbddisk::r0 [|\\|] httpd\n', '[|\\|] alpha 192.0.2.10\n'],
    good: ['alpha 192.0.2.10/24 drbddisk::r0 \\\n  httpd\n'],
  },
  fix: 'safe',
})
