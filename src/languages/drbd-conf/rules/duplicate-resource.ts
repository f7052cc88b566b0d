import type { Finding } from '../../../diagnostics/diagnostic.js'
import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Origin } from '../../../text/located.js'
import { repeated } from '../resolve/first-use.js'
import type { Configuration } from '../schema.js'
import { contestedResources } from '../analysis/resources-with.js'
import { isDialectFrom } from '../vocabulary.js'

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
      {
        text: `common { net { protocol C; } }
resource [|"common"|] {
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
        target: '8.4',
      },
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
    yield* sharedWithSections(configuration)
    const uses = contestedResources(configuration).map(({ name }) => ({ key: name.value, at: name, by: '' }))
    for (const { use, first } of repeated(uses)) {
      yield {
        at: use.at,
        message: `Resource "${use.key}" is defined a second time`,
        related: [{ at: first.at, message: 'first defined here' }],
      }
    }
  },
})

/** From 8.3 on drbdadm takes the name of `common`, and of each template in 9, for that of a resource. */
function* sharedWithSections({ dialect, common, resources }: Configuration): Generator<Finding> {
  if (!isDialectFrom(dialect, '8.3')) return
  const taken = new Map<string, Origin>()
  if (common !== undefined) taken.set('common', common)
  for (const { name, section } of dialect === '9' ? resources : [])
    if (section.templateFile !== undefined) taken.set(`template-${name.value}`, section.templateFile)
  if (taken.size === 0) return
  for (const { name } of resources) {
    const first = taken.get(name.value)
    if (first !== undefined)
      yield { at: name, message: `"${name.value}" is the name of another section to drbdadm`, related: [{ at: first, message: 'this section' }] }
  }
}
