import { defineFault } from '../../../rules/define-rule.js'

/** What may be said once only. */
export const duplicateLine = defineFault({
  id: 'booth/duplicate-line',
  reportedBy: 'read',
  severity: 'error',
  origin: 'daemon',
  summary: 'the transport, or the address of a site or an arbitrator, is given twice',
  why: 'boothd numbers its members by their addresses, and ends where two have one number; a second transport it refuses.',
  do: 'Remove the line, or correct the address.',
  sources: ['ClusterLabs/booth src/config.c: read_config, add_site', 'boothd 1.0, asked'],
  since: '0.1.0',
  examples: {
    bad: [
      { path: '/etc/booth/booth.conf', text: 'site = 192.0.2.100\nsite = 198.51.100.100\n[|site = "192.0.2.100|]"\narbitrator = 203.0.113.5\nticket = "db"\n' },
      { path: '/etc/booth/booth.conf', text: 'site = 192.0.2.100\nsite = 198.51.100.100\n[|arbitrator = 198.51.100.100|]\narbitrator = 203.0.113.5\nticket = "db"\n' },
      { path: '/etc/booth/booth.conf', text: 'transport = UDP\n[|transport = UDP|]\nsite = 192.0.2.100\nsite = 198.51.100.100\narbitrator = 203.0.113.5\nticket = "db"\n' },
    ],
    good: [{ path: '/etc/booth/booth.conf', text: 'transport = UDP\nsite = 192.0.2.100\nsite = 198.51.100.100\narbitrator = 203.0.113.5\nticket = "db"\n' }],
  },
})
