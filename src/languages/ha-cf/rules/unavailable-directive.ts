import { defineFault } from '../../../rules/define-rule.js'

/** A directive must exist in the version of heartbeat that reads the file. */
export const unavailableDirective = defineFault({
  id: 'ha-cf/unavailable-directive',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'the directive does not exist in this version of heartbeat',
  why: 'To that version the name is unknown: it does not start.',
  do: 'Take the line out, or say by --target which version reads the file.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c Directives[], history of the table from 1999 to 2015'],
  isOfRelease: true,
  since: '0.1.0',
  examples: {
    bad: [
      { text: '[|pacemaker|] on\n', target: '2' },
      { text: '[|crm|] on\n', target: '1' },
      { text: '[|ppp-udp|] /dev/ttyS0 192.0.2.1\n', target: '3' },
    ],
    good: [{ text: 'crm on\n', target: '2' }, 'ppp-udp /dev/ttyS0 192.0.2.1\n'],
  },
})
