import { defineFault } from '../../../rules/define-rule.js'

/** A section has no name. */
export const missingSectionName = defineFault({
  id: 'corosync-conf/missing-section-name',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a section has no name',
  why: 'Corosync 3 refuses the file, older ones lose the section. The name must stand on the line of its brace.',
  do: 'Write the name before the brace.',
  sources: ['corosync 3.1.7 exec/coroparse.c parse_section(): "Missing section name before opening bracket"'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: ['[|{|]\n}\n', 'totem\n[|{|]\n	version: 2\n}\n'],
    good: ['totem {\n}\n'],
  },
})
