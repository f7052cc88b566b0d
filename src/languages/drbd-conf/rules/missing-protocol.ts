import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { effectiveSetting } from '../analysis/effective.js'
import { isWhole } from '../resolve/host-names.js'
import type { Configuration } from '../schema.js'
import { isDialectFrom } from '../vocabulary.js'

/** A resource has no protocol. */
export const missingProtocol = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/missing-protocol',
  severity: 'error',
  origin: 'daemon',
  summary: 'a resource has no protocol',
  why: 'Before 8.4 there is no default: drbdadm refuses the resource. 8.0 only complains.',
  do: 'Add "protocol C;" to the resource or, from 8.0 on, to common.',
  sources: ['drbd user/drbdadm_main.c validate_resource() "protocol definition missing"'],
  isOfRelease: true,
  since: '0.1.0',
  examples: {
    bad: [
      {
        text: `[|resource r0|] {
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
        target: '8.3',
      },
      {
        text: `common {
  net { cram-hmac-alg sha1; }
}
[|resource r0|] {
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
        target: '8.3',
      },
    ],
    good: [
      {
        text: `resource r0 {
  protocol C;
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
        target: '8.3',
      },
      `resource r0 {
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
    ],
  },

  *check({ configuration }) {
    const { resources, dialect, common, isPartial, isFragment } = configuration
    // What is not here may stand in the "common" of another file.
    if (isDialectFrom(dialect, '8.4') || isPartial || isFragment) return
    for (const resource of resources) {
      if (effectiveSetting(resource, 'protocol') !== undefined || !isWhole(configuration, resource)) continue
      yield {
        at: resource.section,
        message: `Resource "${resource.name.value}" has no protocol`,
        ...(dialect === '8.0' ? { severity: 'warning' as const } : {}),
        ...(common === undefined || dialect === '0.7' ? {} : { related: [{ at: common, message: 'nor has what is common to all' }] }),
      }
    }
  },
})
