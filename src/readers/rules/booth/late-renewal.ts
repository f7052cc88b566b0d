import { defineFault } from '../../../rules/define-rule.js'

/** A ticket that ends before it is renewed. */
export const lateRenewal = defineFault({
  id: 'booth/late-renewal',
  reportedBy: 'read',
  severity: 'warning',
  origin: 'practice',
  summary: 'a ticket ends before it is renewed',
  why: 'boothd renews a ticket renewal-freq after the last renewal; when it expires before, the site loses it again and again, and all that needs it stops.',
  do: 'Make renewal-freq shorter than expire; half of it is usual.',
  sources: ['ClusterLabs/booth src/inline-fn.h: get_next_election_time, should_start_renewal'],
  since: '0.1.0',
  examples: {
    bad: [
      { path: '/etc/booth/booth.conf', text: 'port = 9929\nsite = 192.0.2.100\nsite = 198.51.100.100\narbitrator = 203.0.113.5\nticket = "db"\n  expire = 600\n  [|renewal-freq = 700|]\n' },
    ],
    good: [
      { path: '/etc/booth/booth.conf', text: 'port = 9929\nsite = 192.0.2.100\nsite = 198.51.100.100\narbitrator = 203.0.113.5\nticket = "db"\n  expire = 600\n  renewal-freq = 300\n' },
      { path: '/etc/booth/booth.conf', text: 'port = 9929\nsite = 192.0.2.100\nsite = 198.51.100.100\narbitrator = 203.0.113.5\nticket = "db"\n  expire = 600\n  renewal-freq = 700\n  mode = manual\n' },
    ],
  },
})
