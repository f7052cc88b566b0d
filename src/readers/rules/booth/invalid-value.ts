import { defineFault } from '../../../rules/define-rule.js'

/** A value of another kind. */
export const invalidValue = defineFault({
  id: 'booth/invalid-value',
  reportedBy: 'read',
  severity: 'error',
  origin: 'daemon',
  summary: 'a value that boothd refuses',
  why: 'boothd reads times as seconds, or with ms behind them, and takes 3 to 100 retries; at another value it ends.',
  do: 'Write a number of seconds, 3 to 100 retries, UDP, letters and digits.',
  sources: ['ClusterLabs/booth src/config.c: read_config, add_site, add_ticket, postproc_ticket'],
  since: '0.1.0',
  examples: {
    bad: [
      { path: '/etc/booth/booth.conf', text: 'port = 9929\nsite = 192.0.2.100\nsite = 198.51.100.100\narbitrator = 203.0.113.5\nticket = "db"\n  retries = [|2|]\n' },
      { path: '/etc/booth/booth.conf', text: 'port = 9929\nsite = 192.0.2.100\nsite = 198.51.100.100\narbitrator = 203.0.113.5\nticket = "db"\n  expire = [|10m|]\n' },
      { path: '/etc/booth/booth.conf', text: 'port = 9929\nsite = 192.0.2.100\nsite = 198.51.100.100\narbitrator = 203.0.113.5\nticket = "[|my db|]"\n' },
      { path: '/etc/booth/booth.conf', text: 'transport = [|TCP|]\nport = 9929\nsite = 192.0.2.100\nsite = 198.51.100.100\narbitrator = 203.0.113.5\nticket = "db"\n' },
      { path: '/etc/booth/booth.conf', text: 'port = 9929\nsite = 192.0.2.100\nsite = 198.51.100.100\narbitrator = 203.0.113.5\nticket = "db"\n  attr-prereq = [|foo|]\n' },
    ],
    good: [
      { path: '/etc/booth/booth.conf', text: 'port = 9929\nsite = 192.0.2.100\nsite = 198.51.100.100\narbitrator = 203.0.113.5\nticket = "db"\n  attr-prereq = auto geo_attr eq 1\n' },
      { path: '/etc/booth/booth.conf', text: 'port = 9929\nsite = 192.0.2.100\nsite = 198.51.100.100\narbitrator = 203.0.113.5\nticket = "db"\n  expire = 600\n  timeout = 5\n  retries = 10\n' },
      { path: '/etc/booth/booth.conf', text: 'port = 9929\nsite = 192.0.2.100\nsite = 198.51.100.100\narbitrator = 203.0.113.5\nticket = "db"\n  timeout = 4500ms\n' },
      { path: '/etc/booth/booth.conf', text: 'transport = udp\nport = 9929\nsite = 192.0.2.100\nsite = 198.51.100.100\narbitrator = 203.0.113.5\nticket = "db"\n' },
    ],
  },
})
