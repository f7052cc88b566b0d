import { defineFault } from '../../../rules/define-rule.js'

/** env needs a name in front of the equals sign. */
export const invalidEnvironment = defineFault({
  id: 'ha-cf/invalid-environment',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'the variable has no name',
  why: 'Heartbeat does not start.',
  do: 'Write NAME=VALUE without blanks.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c set_env()'],
  since: '0.1.0',
  examples: {
    bad: ['env [|=1|]\n'],
    good: ['env VALGRIND=1\n'],
  },
})
