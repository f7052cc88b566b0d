import { defineFault } from '../../../rules/define-rule.js'

/** A line of fstab has a device, a directory and a type. */
export const missingField = defineFault({
  id: 'fstab/missing-field',
  reportedBy: 'read',
  severity: 'warning',
  origin: 'practice',
  summary: 'a line of fstab has fewer than three fields',
  why: 'mount passes the line over with a parse error: the file system is not mounted at boot.',
  do: 'Write device, directory, type and options.',
  sources: ['util-linux libmount/src/tab_parse.c mnt_parse_table_line: "parse error at line … -- ignored"', 'fstab(5)'],
  since: '0.1.0',
  examples: {
    bad: [{ path: '/etc/fstab', text: 'proc /proc proc defaults 0 0\n/dev/drbd0 [|/srv|]\n' }],
    good: [{ path: '/etc/fstab', text: '# data\n/dev/drbd0 /srv ext3 noauto 0 0\n' }],
  },
})
