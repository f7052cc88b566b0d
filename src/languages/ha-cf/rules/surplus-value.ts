import { defineFault } from '../../../rules/define-rule.js'

/** An option takes one value. */
export const surplusValue = defineFault({
  id: 'ha-cf/surplus-value',
  severity: 'warning',
  origin: 'practice',
  reportedBy: 'read',
  summary: 'an option has several values, of which the last one counts',
  why: 'Heartbeat sets the option once for each word, so that all but the last one are lost.',
  do: 'Leave one value. Put a "#" in front of a remark.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c parse_config(): the setter runs once for each word'],
  since: '0.1.0',
  examples: {
    bad: ['keepalive 1,[|5|]\n', 'deadtime 10 [|20 30|]\n'],
    good: ['keepalive 1\n', 'node alpha beta\n', 'env A=1 B=2\n'],
  },
})
