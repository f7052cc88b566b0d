import { defineFault } from '../../../rules/define-rule.js'

/** Member holds something else than memberaddr. */
export const invalidMember = defineFault({
  id: 'corosync-conf/invalid-member',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'member holds something else than memberaddr',
  why: 'Corosync refuses the file.',
  do: 'Write memberaddr only, or better a nodelist.',
  sources: ['corosync 3.1.7 exec/coroparse.c "Only memberaddr is allowed in member section"'],
  since: '0.1.0',
  examples: {
    bad: ['totem {\n	interface {\n		member {\n			[|addr|]: 192.0.2.1\n		}\n	}\n}\n'],
    good: ['totem {\n	interface {\n		member {\n			memberaddr: 192.0.2.1\n		}\n	}\n}\n'],
  },
})
