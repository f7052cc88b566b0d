import { defineFault } from '../../../rules/define-rule.js'

/** A shell assignment has no blanks around its equals sign. */
export const misspeltAssignment = defineFault({
  id: 'shell-variables/misspelt-assignment',
  reportedBy: 'read',
  severity: 'warning',
  origin: 'practice',
  summary: 'a setting has blanks around its equals sign',
  why: 'The shell takes the name for a command. The variable stays unset, and the init script goes on with its default.',
  do: 'Write NAME=value without blanks.',
  sources: ['POSIX.1-2017, Shell Command Language, 2.9.1: an assignment is one word'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [{ path: '/etc/sysconfig/cluster', text: 'CCSD_OPTS=""\nCLUSTERNAME[| = |]"demo"\n' }],
    good: [{ path: '/etc/sysconfig/cluster', text: 'CLUSTERNAME="demo" # the name in cluster.conf\n' }],
  },
})
