import { defineFault } from '../../../rules/define-rule.js'

/** A line may have 5,119 bytes. */
export const tooLongLine = defineFault({
  id: 'ha-cf/too-long-line',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'the line is longer than the buffer of heartbeat',
  why: 'Heartbeat reads the rest of such a line as a line of its own, even if a comment has begun before it.',
  do: 'Break the line: comments into several, lists of hosts into several directives.',
  sources: [
    'heartbeat 3.0.6 heartbeat/config.c parse_config(): fgets with MAXLINE',
    'heartbeat 3.0.6 include/heartbeat.h MAXLINE',
  ],
  since: '0.1.0',
  examples: {
    bad: [`# ${'x'.repeat(5117)}[|yes|]\n`, `#${' '.repeat(5118)}[|keepalive|] 2\n`],
    good: [`# ${'x'.repeat(5117)}\n`],
  },
})
