import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { isForHost, isPartForHost } from '../resolve/host-names.js'
import type { Configuration } from '../schema.js'
import { isDialectFrom } from '../vocabulary.js'

/** Minor-count is too small for the devices. */
export const insufficientMinorCount = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/insufficient-minor-count',
  severity: 'error',
  origin: 'daemon',
  summary: 'minor-count is too small for the devices',
  why: 'drbdadm refuses to run when a device of this host has a minor number that minor-count does not cover.',
  do: 'Raise minor-count above the highest minor number, or remove it.',
  sources: ['drbd user/drbdadm_main.c count_resources_or_die()'],
  since: '0.1.0',
  examples: {
    bad: [
      {
        text: `global { minor-count [|1|]; }
resource r0 {
  protocol C;
  on alpha { device /dev/drbd4; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd4; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
        target: '8.3',
        host: 'alpha',
      },
      {
        text: `global { minor-count [|1|]; }
resource r0 {
  protocol C;
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
}
resource r1 {
  protocol C;
  floating sdp 192.0.2.1:7789 { device /dev/drbd0; disk /dev/sda2; meta-disk internal; }
}
`,
        target: '8.3',
        host: 'alpha',
      },
    ],
    good: [
      {
        text: `global { minor-count 5; }
resource r0 {
  protocol C;
  on alpha { device /dev/drbd4; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd4; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
        target: '8.3',
        host: 'alpha',
      },
    ],
  },

  *check({ configuration }) {
    const { dialect, global, host: name } = configuration
    if (isDialectFrom(dialect, '8.4')) return
    const count = global?.settings.find(setting => setting.key === 'minor-count')
    if (count?.number === undefined) return
    for (const resource of configuration.resources) {
      for (const host of resource.hosts) {
        if (name !== undefined && isPartForHost(configuration, resource, host) !== true) continue
        for (const { minor, device } of host.volumes) {
          if (minor === undefined || device === undefined || minor < count.number) continue
          yield {
            at: count,
            message: `minor-count ${count.value} does not cover minor ${minor} of host "${host.name}"`,
            related: [{ at: device, message: `minor ${minor} is used here` }],
          }
          return
        }
      }
    }
    // drbdadm 8.3 counts the resources, too: two may have one minor number here where one of them is floating.
    const local = dialect === '8.3' ? configuration.resources.filter(resource => isForHost(configuration, resource) === true) : []
    const last = local[count.number]
    if (last !== undefined && count.number > 0)
      yield { at: count, message: `minor-count ${count.value} does not cover ${local.length} resources`, related: [{ at: last.name, message: 'one too many' }] }
  },
})
