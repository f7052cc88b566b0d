import { defineFault } from '../../../rules/define-rule.js'

/** Words behind the last argument of a medium are not read. */
export const surplusArgument = defineFault({
  id: 'ha-cf/surplus-argument',
  severity: 'warning',
  origin: 'practice',
  reportedBy: 'read',
  summary: 'words follow that heartbeat ignores',
  why: 'A port, for example, is no argument of ucast: the words look as if they had an effect.',
  do: 'Take them out. The port of ucast is set by udpport above it.',
  sources: [
    'heartbeat 3.0.6 lib/plugins/HBcomm/ucast.c ucast_parse()',
    'heartbeat 3.0.6 lib/plugins/HBcomm/mcast.c mcast_parse()',
  ],
  since: '0.1.0',
  examples: {
    bad: ['ucast eth0 192.0.2.2 [|694|]\n', 'mcast eth0 225.0.0.1 694 1 0 [|too much|]\n'],
    good: ['ucast eth0 192.0.2.2\n'],
  },
})
