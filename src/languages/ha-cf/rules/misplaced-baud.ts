import { defineRule } from '../../../rules/define-rule.js'
import { readCInteger } from '../../../values/c-integer.js'
import type { HaCf } from '../schema.js'

/** `baud` counts for the serial lines below it. */
export const misplacedBaud = defineRule<HaCf>({
  id: 'ha-cf/misplaced-baud',
  severity: 'warning',
  origin: 'practice',
  summary: 'baud stands below a serial line',
  why:
    'Heartbeat settles the speed at the first serial line, at 19200 unless baud stands above it. The ' +
    'other end of the cable may use another speed.',
  do: 'Move baud above the first serial line.',
  sources: ['heartbeat 3.0.6 lib/plugins/HBcomm/serial.c serial_init()'],
  since: '0.1.0',
  examples: {
    bad: ['serial /dev/ttyS0\nbaud [|9600|]\n'],
    good: ['baud 9600\nserial /dev/ttyS0\n', 'serial /dev/ttyS0\nbaud 19200\n'],
  },

  *check({ model }) {
    const baud = model.options.get('baud')
    const serial = model.media.find(medium => medium.type === 'serial')
    if (baud === undefined || serial === undefined || model.isTemplate) return
    if (serial.span.start > baud.span.start || serial.baud?.value === readCInteger(baud.value)) return
    yield {
      at: baud,
      message: `The serial line above goes on with ${serial.baud?.value ?? 19200} bit/s, and not with ${baud.value}`,
      related: [{ at: serial, message: 'the speed is settled here' }],
    }
  },
})
