import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Configuration } from '../schema.js'

/** The global section stands after a resource. */
export const lateGlobal = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/late-global',
  severity: 'warning',
  origin: 'daemon',
  summary: 'the global section stands after a resource',
  why: 'DRBD 0.7 refuses it there; later drbdadm complains, because values in it come too late for what stands before.',
  do: 'Move it to the top of the file.',
  sources: [
    'drbd user/drbdadm_parser.c parse_global() "You should put the global {} section in front"; 0.7: user/drbdadm_parser.y config',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      `resource r0 {
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
[|global|] { }
`,
    ],
    good: [
      `global { }
resource r0 {
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
    ],
  },

  *check({ configuration: { sections, dialect } }) {
    const first = sections.findIndex(section => section.kind === 'resource')
    if (first === -1) return
    for (const section of sections.slice(first)) {
      if (section.kind !== 'global') continue
      yield {
        at: section,
        message: '"global" stands behind a resource',
        ...(dialect === '0.7' ? { severity: 'error' as const } : {}),
        related: [{ at: sections[first] ?? section, message: 'the first resource' }],
      }
    }
  },
})
