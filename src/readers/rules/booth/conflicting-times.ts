import { defineFault } from '../../../rules/define-rule.js'

/** A ticket that is renewed before it can have been asked for. */
export const conflictingTimes = defineFault({
  id: 'booth/conflicting-times',
  reportedBy: 'read',
  severity: 'error',
  origin: 'daemon',
  summary: 'asking the other sites takes longer than the ticket is renewed',
  why: 'A renewal is tried for timeout × (retries + 1); when the next one is due before, boothd ends. Where renewal-freq is not set, it is half of expire.',
  do: 'Make renewal-freq or expire longer, or timeout and retries smaller.',
  sources: ['ClusterLabs/booth src/config.c: read_config, add_site, add_ticket, postproc_ticket'],
  since: '0.1.0',
  examples: {
    bad: [
      { path: '/etc/booth/booth.conf', text: 'port = 9929\nsite = 192.0.2.100\nsite = 198.51.100.100\narbitrator = 203.0.113.5\nticket = "db"\n  expire = 600\n  timeout = 5\n  retries = 10\n  [|renewal-freq = 50|]\n' },
      { path: '/etc/booth/booth.conf', text: 'port = 9929\nsite = 192.0.2.100\nsite = 198.51.100.100\narbitrator = 203.0.113.5\nticket = "db"\n  [|expire = 100|]\n' },
    ],
    good: [
      { path: '/etc/booth/booth.conf', text: 'port = 9929\nsite = 192.0.2.100\nsite = 198.51.100.100\narbitrator = 203.0.113.5\nticket = "db"\n  expire = 600\n  timeout = 5\n  retries = 10\n' },
      { path: '/etc/booth/booth.conf', text: 'port = 9929\nsite = 192.0.2.100\nsite = 198.51.100.100\narbitrator = 203.0.113.5\nticket = "db"\n  renewal-freq = 60\n' },
    ],
  },
})
