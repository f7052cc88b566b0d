import { defineFault } from '../../../rules/define-rule.js'

/** baud must be a speed that heartbeat knows. */
export const invalidBaud = defineFault({
  id: 'ha-cf/invalid-baud',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'the speed is none that heartbeat knows',
  why: 'Heartbeat does not start.',
  do: 'Use one of 9600, 19200, 38400, 57600, 115200, 230400 and 460800, the same on all hosts.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c StringToBaud(), set_baudrate()'],
  since: '0.1.0',
  examples: {
    bad: ['baud [|1200|]\n'],
    good: ['baud 19200\nserial /dev/ttyS0\n'],
  },
})
