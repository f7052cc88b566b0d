import { defineFault } from '../../../rules/define-rule.js'

/** A key that is none. */
export const unknownKey = defineFault({
  id: 'booth/unknown-key',
  reportedBy: 'read',
  severity: 'error',
  origin: 'daemon',
  summary: 'a key that boothd does not know',
  why: 'boothd ends at a key that it does not know, and no ticket is granted.',
  do: 'Write a key of booth.conf.',
  sources: ['ClusterLabs/booth src/config.c: read_config, add_site, add_ticket, postproc_ticket'],
  since: '0.1.0',
  examples: {
    bad: [
      { path: '/etc/booth/booth.conf', text: 'port = 9929\nsite = 192.0.2.100\nsite = 198.51.100.100\narbitrator = 203.0.113.5\nticket = "db"\n  [|retry|] = 10\n' },
    ],
    good: [
      { path: '/etc/booth/booth.conf', text: 'port = 9929\nsite = 192.0.2.100\nsite = 198.51.100.100\narbitrator = 203.0.113.5\nticket = "db"\n  expire = 600\n  timeout = 5\n  retries = 10\n' },
      { path: '/etc/booth/booth.conf', text: 'port = 9929\nsite = 192.0.2.100\nsite = 198.51.100.100\narbitrator = 203.0.113.5\nticket = "db"\n  before-acquire-handler = /usr/share/booth/service-runnable db-group\n' },
    ],
  },
})
