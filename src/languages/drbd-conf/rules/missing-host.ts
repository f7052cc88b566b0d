import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { isWhole } from '../resolve/host-names.js'
import type { Configuration } from '../schema.js'
import { specialResources } from '../analysis/resources-with.js'

/** A resource has no host at all. */
export const missingHost = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/missing-host',
  severity: 'error',
  origin: 'daemon',
  summary: 'a resource has no host at all',
  why: 'drbdadm 9 refuses a resource without host sections.',
  do: 'Add an "on" section for each host.',
  sources: ['drbd-utils user/v9/drbdadm_postparse.c validate_resource()'],
  since: '0.1.0',
  examples: {
    bad: [{ text: 'resource [|r0|] {\n  net { timeout 60; }\n  connection-mesh { }\n}\n', target: '9' }],
    good: [
      `resource r0 {
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
    ],
  },

  *check({ configuration }) {
    if (configuration.dialect !== '9') return
    for (const resource of specialResources(configuration)) {
      const { name, hosts } = resource
      if (hosts.length === 0 && isWhole(configuration, resource))
        yield { at: name, message: `Resource "${name.value}" has no host` }
    }
  },
})
