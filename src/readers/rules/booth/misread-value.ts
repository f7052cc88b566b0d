import { defineFault } from '../../../rules/define-rule.js'

/** A value that boothd takes without a word, for another one. */
export const misreadValue = defineFault({
  id: 'booth/misread-value',
  reportedBy: 'read',
  severity: 'warning',
  origin: 'practice',
  summary: 'a value that boothd takes for another one',
  why: 'boothd takes every mode but manual for automatic, and of a port the digits at its beginning, in 16 bits: it does not complain, and does something else than is written.',
  do: 'Write manual or auto, and a port from 1 to 65535.',
  sources: ['ClusterLabs/booth src/config.c: parse_mode, parse_port, add_site'],
  since: '0.1.0',
  examples: {
    bad: [
      { path: '/etc/booth/booth.conf', text: 'port = 9929\nsite = 192.0.2.100\nsite = 198.51.100.100\narbitrator = 203.0.113.5\nticket = "db"\n  mode = [|manuel|]\n' },
      { path: '/etc/booth/booth.conf', text: 'port = [|http|]\nsite = 192.0.2.100\nsite = 198.51.100.100\narbitrator = 203.0.113.5\nticket = "db"\n' },
      { path: '/etc/booth/booth.conf', text: 'port = [|99290|]\nsite = 192.0.2.100\nsite = 198.51.100.100\narbitrator = 203.0.113.5\nticket = "db"\n' },
    ],
    good: [
      { path: '/etc/booth/booth.conf', text: 'port = 9929\nsite = 192.0.2.100\nsite = 198.51.100.100\narbitrator = 203.0.113.5\nticket = "db"\n  mode = MANUAL\n' },
      { path: '/etc/booth/booth.conf', text: 'port = 9929\nsite = 192.0.2.100\nsite = 198.51.100.100\narbitrator = 203.0.113.5\nticket = "db"\n  mode = auto\n' },
      { path: '/etc/booth/booth.conf', text: 'port = 9930\nsite = 192.0.2.100\nsite = 198.51.100.100\narbitrator = 203.0.113.5\nticket = "db"\n' },
    ],
  },
})
