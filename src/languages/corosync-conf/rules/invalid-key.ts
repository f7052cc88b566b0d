import { defineFault } from '../../../rules/define-rule.js'

/** The name of a key or section holds a character that it cannot. */
export const invalidKey = defineFault({
  id: 'corosync-conf/invalid-key',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'the name of a key or section holds a character that it cannot',
  why: 'Names are kept in a map that takes letters, digits and . _ - / : only, and no name of less than three. Corosync 3 refuses the file; older ones lose the key.',
  do: 'Write the name as the manual has it.',
  sources: ['corosync 3.1.7 exec/coroparse.c main_config_parser_cb(): "Can\'t store key"', 'corosync 3.1.7 exec/icmap.c icmap_is_valid_name_char()'],
  since: '0.1.0',
  followsFrom: [{ rules: ['corosync-conf/too-long-line'], within: 'lines' }],
  examples: {
    bad: ['totem {\n	cluster[| |]name: demo\n}\n', 'totem {\n	version: 2\n}\n[|a|]: 1\n'],
    good: ['totem {\n	cluster_name: demo\n}\n'],
  },
})
