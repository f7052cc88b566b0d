import { defineFault } from '../../../rules/define-rule.js'

/** A line of booth.conf that is none. */
export const invalidLine = defineFault({
  id: 'booth/invalid-line',
  reportedBy: 'read',
  severity: 'error',
  origin: 'daemon',
  summary: 'a line is no key with a value',
  why: 'boothd reads keys, a sign of equality and a value; at anything else it ends with the number of the line.',
  do: 'Write key = value, and close quotes.',
  sources: ['ClusterLabs/booth src/config.c: read_config, add_site, add_ticket, postproc_ticket'],
  since: '0.1.0',
  examples: {
    bad: [
      { path: '/etc/booth/booth.conf', text: '[|port 9929|]\nsite = 192.0.2.100\nsite = 198.51.100.100\narbitrator = 203.0.113.5\nticket = "db"\n' },
      { path: '/etc/booth/booth.conf', text: 'port = 9929\nsite = 192.0.2.100\nsite = 198.51.100.100\narbitrator = 203.0.113.5\nticket = [|"db|]\n' },
      { path: '/etc/booth/booth.conf', text: 'port = 9929\nsite = 192.0.2.100\nsite = 198.51.100.100\narbitrator = 203.0.113.5\nticket = "db"\n  [|expire =|]\n' },
      { path: '/etc/booth/booth.conf', text: 'port = 9929\nsite = 192.0.2.100\nsite = 198.51.100.100\narbitrator = 203.0.113.5\nticket = "db" [|more|]\n' },
    ],
    good: [
      { path: '/etc/booth/booth.conf', text: 'port = 9929\nsite = 192.0.2.100\nsite = 198.51.100.100\narbitrator = 203.0.113.5\nticket = "db"\n  expire = 600\n  timeout = 5\n  retries = 10\n' },
      { path: '/etc/booth/booth.conf', text: '# a remark\n\nport = 9929\nsite = 192.0.2.100\nsite = 198.51.100.100\narbitrator = 203.0.113.5\nticket = "db"\n  expire = 600\n  timeout = 5\n  retries = 10\n' },
      { path: '/etc/booth/booth.conf', text: 'port = 9929\nsite = 192.0.2.100\nsite = 198.51.100.100\narbitrator = 203.0.113.5\nticket = \'db\' # the database\n' },
    ],
  },
})
