import { defineRule } from '../../../rules/define-rule.js'
import type { HaCf } from '../schema.js'

/** A serial line should say its speed. */
export const missingBaud = defineRule<HaCf>({
  id: 'ha-cf/missing-baud',
  severity: 'info',
  origin: 'practice',
  summary: 'a serial line without baud',
  why: 'Heartbeat uses 19200 bit/s. Both ends of the cable must agree, which nobody can see in the file.',
  do: 'Put baud 19200 above the serial line.',
  sources: ['heartbeat 3.0.6 lib/plugins/HBcomm/serial.c serial_init()'],
  since: '0.1.0',
  examples: {
    bad: ['serial [|/dev/ttyS0|]\n'],
    good: ['baud 19200\nserial /dev/ttyS0\n', 'serial /dev/ttyS0\nbaud 9600\n'],
  },

  *check({ model }) {
    const serial = model.media.find(medium => medium.type === 'serial')
    const isSet = model.directives.some(({ name }) => name.value === 'baud')
    if (serial === undefined || isSet || model.isTemplate) return
    yield { at: serial, message: 'The serial line runs at 19200 bit/s because the file does not say "baud"' }
  },
})
