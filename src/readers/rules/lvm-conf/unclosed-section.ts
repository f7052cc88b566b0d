import { defineFault } from '../../../rules/define-rule.js'

/** Every section of lvm.conf is closed. */
export const unclosedSection = defineFault({
  id: 'lvm-conf/unclosed-section',
  reportedBy: 'read',
  severity: 'error',
  origin: 'daemon',
  summary: 'a section of lvm.conf is not closed',
  why: 'LVM refuses the file, and with it every command: no volume group is activated.',
  do: 'Close the section with "}".',
  sources: ['lvm2 libdm/libdm-config.c _section: "Parse error … unexpected token"; tools stop with "Failed to load config file"'],
  since: '0.1.0',
  examples: {
    bad: [{
      path: '/etc/lvm/lvm.conf',
      text: 'devices {\n  filter = [ "a|.*|" ]\n}\n[|global|] {\n  locking_type = 1\n',
    }],
    good: [{ path: '/etc/lvm/lvm.conf', text: 'global {\n  locking_type = 3 # clvmd\n}\n' }],
  },
})
