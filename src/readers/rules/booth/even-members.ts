import { defineFault } from '../../../rules/define-rule.js'

/** Votes that can be equal. */
export const evenMembers = defineFault({
  id: 'booth/even-members',
  reportedBy: 'read',
  severity: 'warning',
  origin: 'practice',
  summary: 'sites and arbitrators are even in number',
  why: 'When the sites do not hear each other, each of them has half of the votes and none a majority: the ticket ends everywhere. boothd warns of it.',
  do: 'Add an arbitrator, on a host of neither site.',
  sources: ['ClusterLabs/booth src/config.c: read_config', 'boothd(8)'],
  since: '0.1.0',
  examples: {
    bad: [
      { path: '/etc/booth/booth.conf', text: 'port = 9929\nsite = 192.0.2.100\n[|site = 198.51.100.100|]\nticket = "db"\n' },
    ],
    good: [
      { path: '/etc/booth/booth.conf', text: 'port = 9929\nsite = 192.0.2.100\nsite = 198.51.100.100\narbitrator = 203.0.113.5\nticket = "db"\n  expire = 600\n  timeout = 5\n  retries = 10\n' },
      { path: '/etc/booth/booth.conf', text: 'port = 9929\nsite = 192.0.2.100\nsite = 198.51.100.100\narbitrator = 203.0.113.5\nticket = "db"\n  mode = manual\n' },
    ],
  },
})
