import { defineFault } from '../../../rules/define-rule.js'

/** Programs, serial devices and directories are given by their full path. */
export const invalidPath = defineFault({
  id: 'ha-cf/invalid-path',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'the path does not begin with "/"',
  why: 'Heartbeat does not look anything up: it does not start.',
  do: 'Write the path from the root on.',
  sources: [
    'heartbeat 3.0.6 heartbeat/config.c add_client_child_base(), set_corerootdir()',
    'heartbeat 3.0.6 lib/plugins/HBcomm/serial.c serial_new()',
  ],
  since: '0.1.0',
  examples: {
    bad: ['serial [|ttyS0|]\n', 'respawn hacluster [|ipfail|]\n', 'coreroot [|cores|]\n'],
    good: ['serial /dev/ttyS0\n', 'respawn hacluster /usr/lib/heartbeat/ipfail\n'],
  },
})
