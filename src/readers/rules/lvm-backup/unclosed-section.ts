import { defineFault } from '../../../rules/define-rule.js'

/** Every section of a metadata backup is closed. */
export const unclosedSection = defineFault({
  id: 'lvm-backup/unclosed-section',
  reportedBy: 'read',
  severity: 'warning',
  origin: 'practice',
  summary: 'an LVM metadata backup ends inside a section',
  why: 'The copy is cut off. vgcfgrestore cannot restore from it, and sizes cannot be compared with the other host.',
  do: 'Write it anew with vgcfgbackup, or collect the file again.',
  sources: ['lvm2 libdm/libdm-config.c _section: a section ends with "}"'],
  since: '0.1.0',
  examples: {
    bad: [{
      path: '/etc/lvm/backup/vg1',
      text: 'contents = "Text Format Volume Group"\n[|vg1|] {\n  seqno = 3\n  extent_size = 8192\n',
    }],
    good: [{
      path: '/etc/lvm/backup/vg1',
      text: 'contents = "Text Format Volume Group"\nvg1 {\n  seqno = 3\n  extent_size = 8192\n}\n',
    }],
  },
})
