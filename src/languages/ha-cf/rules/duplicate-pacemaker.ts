import { defineFault } from '../../../rules/define-rule.js'

/** pacemaker and its older name crm may be given once in all. */
export const duplicatePacemaker = defineFault({
  id: 'ha-cf/duplicate-pacemaker',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'pacemaker or crm is given more than once',
  why: 'Heartbeat 3 does not start, even where the second one says off. Versions before it took the last one.',
  do: 'Leave one of them.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c set_pcmk_support(): directive used multiple times'],
  since: '0.1.0',
  examples: {
    bad: ['crm off\npacemaker [|on|]\n', 'crm no [|no|]\n'],
    good: ['crm off\n', { text: 'crm off\ncrm on\n', target: '2' }],
  },
})
