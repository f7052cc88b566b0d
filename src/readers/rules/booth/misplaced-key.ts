import { defineFault } from '../../../rules/define-rule.js'

/** A setting of a ticket before the first one. */
export const misplacedKey = defineFault({
  id: 'booth/misplaced-key',
  reportedBy: 'read',
  severity: 'error',
  origin: 'daemon',
  summary: 'a setting of tickets stands before any ticket',
  why: 'boothd does not know which ticket is meant, and ends.',
  do: 'Write it behind its ticket, or behind ticket = "__defaults__" for all that follow.',
  sources: ['ClusterLabs/booth src/config.c: read_config, add_site, add_ticket, postproc_ticket'],
  since: '0.1.0',
  examples: {
    bad: [
      { path: '/etc/booth/booth.conf', text: 'site = 192.0.2.100\n[|expire|] = 600\n' },
    ],
    good: [
      { path: '/etc/booth/booth.conf', text: 'site = 192.0.2.100\nsite = 198.51.100.100\narbitrator = 203.0.113.5\nticket = "__defaults__"\n  expire = 600\nticket = "db"\n' },
    ],
  },
})
