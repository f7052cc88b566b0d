import { defineFault } from '../../../rules/define-rule.js'

/** Heartbeat keeps 64 media. */
export const tooManyMedia = defineFault({
  id: 'ha-cf/too-many-media',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'more media than heartbeat can keep',
  why: 'Heartbeat does not start; with ucast lines it writes past its table and crashes.',
  do: 'Use fewer media. Two independent paths are enough.',
  sources: [
    'heartbeat 3.0.6 heartbeat/config.c add_option(): Too many media',
    'heartbeat 3.0.6 lib/plugins/HBcomm/ucast.c ucast_parse()',
    'heartbeat 3.0.6 include/heartbeat.h MAXMEDIA',
  ],
  since: '0.1.0',
  examples: {
    bad: [`bcast ${Array.from({ length: 64 }, (_, index) => `eth${index}`).join(' ')} [|eth64|]\n`],
    good: [`bcast ${Array.from({ length: 64 }, (_, index) => `eth${index}`).join(' ')}\n`],
  },
})
