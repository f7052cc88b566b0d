import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { repeated } from '../resolve/first-use.js'
import type { Configuration } from '../schema.js'
import { traitsOf } from '../traits.js'

/** Two resources have one name. */
export const duplicateResource = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/duplicate-resource',
  severity: 'error',
  origin: 'daemon',
  summary: 'two resources have one name',
  why: 'drbdadm names resources to bring them up; it refuses a configuration with the same name twice.',
  do: 'Rename one of them, or remove the copy.',
  sources: ['drbd user/drbdadm_parser.c check_uniq() "resource section"; 0.7: user/drbdadm_parser.y resource_name'],
  since: '0.1.0',
  examples: {
    bad: [
      `resource r0 {
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
resource [|r0|] {
  on alpha { device /dev/drbd1; disk /dev/sda2; address 192.0.2.1:7789; meta-disk internal; }
  on beta { device /dev/drbd1; disk /dev/sda2; address 192.0.2.2:7789; meta-disk internal; }
}
`,
    ],
    good: [
      `resource r0 {
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
resource r1 {
  on alpha { device /dev/drbd1; disk /dev/sda2; address 192.0.2.1:7789; meta-disk internal; }
  on beta { device /dev/drbd1; disk /dev/sda2; address 192.0.2.2:7789; meta-disk internal; }
}
`,
    ],
  },

  *check({ configuration }) {
    if (!traitsOf(configuration).mayShare) return
    const uses = configuration.resources.map(({ name }) => ({ key: name.value, at: name, by: '' }))
    for (const { use, first } of repeated(uses)) {
      yield {
        at: use.at,
        message: `Resource "${use.key}" is defined a second time`,
        related: [{ at: first.at, message: 'first defined here' }],
      }
    }
  },
})
