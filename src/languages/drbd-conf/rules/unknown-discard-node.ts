import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { effectiveSetting } from '../analysis/effective.js'
import type { Configuration } from '../schema.js'
import { isDialectFrom } from '../vocabulary.js'

/** After-sb-0pri names a host without section. */
export const unknownDiscardNode = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/unknown-discard-node',
  severity: 'error',
  origin: 'daemon',
  summary: 'after-sb-0pri names a host without section',
  why: 'drbdadm 8.2 refuses a policy that discards the data of a host it does not know; 8.0 complains, later ones say it only when they connect.',
  do: 'Write the name of one of the two hosts.',
  sources: ['drbd user/drbdadm_main.c validate_resource() "the nodename in the … option is not known"'],
  since: '0.1.0',
  examples: {
    bad: [
      {
        text: `resource r0 {
  net { after-sb-0pri [|discard-node-gamma|]; }
  protocol C;
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
        target: '8.2',
      },
    ],
    good: [
      {
        text: `resource r0 {
  net { after-sb-0pri discard-node-beta; }
  protocol C;
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
        target: '8.2',
      },
    ],
  },

  *check({ configuration: { resources, dialect } }) {
    if (!isDialectFrom(dialect, '8.0') || dialect === '9') return
    for (const resource of resources) {
      const policy = effectiveSetting(resource, 'after-sb-0pri')
      if (policy === undefined || !policy.value.startsWith('discard-node-')) continue
      const name = policy.value.slice('discard-node-'.length)
      if (resource.hosts.some(host => host.name === name)) continue
      yield {
        at: policy,
        message: `Resource "${resource.name.value}" has no host "${name}" whose data to discard`,
        ...(dialect === '8.2' ? {} : { severity: 'warning' as const }),
      }
    }
  },
})
