import { defineFault } from '../../../rules/define-rule.js'

/** A line of the host table begins with an address. */
export const invalidAddress = defineFault({
  id: 'hosts/invalid-address',
  reportedBy: 'read',
  severity: 'warning',
  origin: 'practice',
  summary: 'a line of /etc/hosts does not begin with an IP address',
  why: 'The resolver passes the line over without a word, so that the names on it are unknown when the name server is away.',
  do: 'Write the address first, then the names.',
  sources: ['glibc nss/nss_files/files-hosts.c: a line whose first field inet_pton refuses is skipped', 'hosts(5)'],
  since: '0.1.0',
  examples: {
    bad: [{ path: '/etc/hosts', text: '127.0.0.1 localhost\n[|192.0.2.400|] beta\n' }],
    good: [{ path: '/etc/hosts', text: '192.0.2.4 alpha # first\n2001:db8::5 beta\n' }],
  },
})
