import { defineFault } from '../../../rules/define-rule.js'

/** Heartbeat keeps 100 hosts and ping targets. */
export const tooManyHosts = defineFault({
  id: 'ha-cf/too-many-hosts',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'more hosts than heartbeat can keep',
  why: 'Heartbeat does not start and gives no reason.',
  do: 'List fewer hosts.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c add_node()', 'heartbeat 3.0.6 include/heartbeat.h MAXNODE'],
  since: '0.1.0',
  examples: {
    bad: [`node ${Array.from({ length: 100 }, (_, index) => `host${index}`).join(' ')} [|host100|]\n`],
    good: [`node ${Array.from({ length: 100 }, (_, index) => `host${index}`).join(' ')}\n`],
  },
})
