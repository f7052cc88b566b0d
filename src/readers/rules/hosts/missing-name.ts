import { defineFault } from '../../../rules/define-rule.js'

/** A line of the host table names a host. */
export const missingName = defineFault({
  id: 'hosts/missing-name',
  reportedBy: 'read',
  severity: 'warning',
  origin: 'practice',
  summary: 'a line of /etc/hosts has an address and no name',
  why: 'The line has no effect; a name was lost, or the line was meant to be a comment.',
  do: 'Add the name, or take the line out.',
  sources: ['hosts(5): address, canonical name, aliases'],
  since: '0.1.0',
  examples: {
    bad: [{ path: '/etc/hosts', text: '[|192.0.2.4|]  # alpha\n' }],
    good: [{ path: '/etc/hosts', text: '192.0.2.4 alpha\n' }],
  },
})
