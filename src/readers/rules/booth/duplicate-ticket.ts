import { defineFault } from '../../../rules/define-rule.js'

/** A ticket of a name that is taken. */
export const duplicateTicket = defineFault({
  id: 'booth/duplicate-ticket',
  reportedBy: 'read',
  severity: 'error',
  origin: 'daemon',
  summary: 'a ticket is given twice',
  why: 'boothd ends at the second one.',
  do: 'Give it another name, or put both together.',
  sources: ['ClusterLabs/booth src/config.c: read_config, add_site, add_ticket, postproc_ticket'],
  since: '0.1.0',
  examples: {
    bad: [
      { path: '/etc/booth/booth.conf', text: 'port = 9929\nsite = 192.0.2.100\nsite = 198.51.100.100\narbitrator = 203.0.113.5\nticket = "db"\n  expire = 600\n  timeout = 5\n  retries = 10\nticket = "[|db|]"\n' },
    ],
    good: [
      { path: '/etc/booth/booth.conf', text: 'port = 9929\nsite = 192.0.2.100\nsite = 198.51.100.100\narbitrator = 203.0.113.5\nticket = "db"\n  expire = 600\n  timeout = 5\n  retries = 10\nticket = "mail"\n' },
    ],
  },
})
