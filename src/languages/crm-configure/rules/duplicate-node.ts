import { defineFault } from '../../../rules/define-rule.js'

/** Two nodes have one id, or one name where they have no ids. */
export const duplicateNode = defineFault({
  id: 'crm-configure/duplicate-node',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'two nodes have one id',
  why: 'crm configure load refuses the whole text, and the cluster stays as it is.',
  do: 'Take one of them out, or give it the id that Corosync knows it by.',
  sources: ['crmsh 4.4.1 cibconfig.py: Duplicate node'],
  since: '0.1.0',
  examples: {
    bad: ['node 1: alpha\nnode [|1|]: beta\n', 'node alpha\nnode [|alpha|]\n'],
    good: ['node 1: alpha\nnode 2: beta\n'],
  },
})
