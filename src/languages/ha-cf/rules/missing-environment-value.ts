import { defineFault } from '../../../rules/define-rule.js'

/** env needs an equals sign and a value. */
export const missingEnvironmentValue = defineFault({
  id: 'ha-cf/missing-environment-value',
  severity: 'warning',
  origin: 'practice',
  reportedBy: 'read',
  summary: 'the variable has no value',
  why: 'Heartbeat takes whatever lies behind the word in its memory for the value.',
  do: 'Write NAME=VALUE without blanks; NAME= sets an empty value.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c set_env()'],
  since: '0.1.0',
  examples: {
    bad: ['env [|DEBUG|]\n'],
    good: ['env DEBUG=\n'],
  },
})
