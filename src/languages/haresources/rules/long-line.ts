import { defineFault } from '../../../rules/define-rule.js'

/** Heartbeat reads at most 5118 bytes of a line at once. */
export const longLine = defineFault({
  id: 'haresources/long-line',
  reportedBy: 'parse',
  severity: 'error',
  origin: 'practice',
  summary: 'a line is longer than 5118 bytes',
  why:
    'The rest counts as a line of its own, and its first word as a node name. Unless it happens to be one, heartbeat ' +
    'does not start. Comments are no exception.',
  do: 'Break the line with a backslash.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c, parse_ha_resources(): fgets with MAXLINE-1'],
  since: '0.1.0',
  examples: {
    bad: [`alpha 192.0.2.10 ${'x'.repeat(5101)} [|httpd|]\n`],
    good: ['alpha 192.0.2.10 \\\n  httpd\n'],
  },
})
