import { defineFault } from '../../../rules/define-rule.js'

/** A directive without a value does nothing. */
export const missingValue = defineFault({
  id: 'ha-cf/missing-value',
  severity: 'warning',
  origin: 'practice',
  reportedBy: 'read',
  summary: 'the directive has no value',
  why: 'Heartbeat accepts the line and goes on with what it would do without it.',
  do: 'Give it a value, or take the line out.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c parse_config(): the setter runs once for each word'],
  since: '0.1.0',
  followsFrom: [{ rules: ['ha-cf/missing-host', 'ha-cf/missing-medium'], within: 'lines' }],
  examples: {
    bad: ['[|deadtime|]\n', '[|node|] # alpha\n', '[|bcast|]\n'],
    good: ['deadtime 30\n'],
  },
})
