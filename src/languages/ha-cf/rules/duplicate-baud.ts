import { defineFault } from '../../../rules/define-rule.js'

/** baud may be given once. */
export const duplicateBaud = defineFault({
  id: 'ha-cf/duplicate-baud',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'baud is given more than once',
  why: 'Heartbeat takes only one speed and does not start, even where both are the same.',
  do: 'Leave one of them.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c set_baudrate()'],
  since: '0.1.0',
  examples: {
    bad: ['baud 19200\nbaud [|9600|]\n', 'baud 19200\nbaud [|19200|]\n'],
    good: ['baud 19200\n'],
  },
})
