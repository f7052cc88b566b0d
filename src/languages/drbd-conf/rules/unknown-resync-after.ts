import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { suggestion, suggestionPool } from '../../../diagnostics/did-you-mean.js'
import { resourceNamed } from '../resolve/host-names.js'
import type { Configuration } from '../schema.js'
import { isAnySet } from '../analysis/settings.js'
import { isDialectFrom } from '../vocabulary.js'

/** A resource waits for one that does not exist. */
export const unknownResyncAfter = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/unknown-resync-after',
  severity: 'warning',
  origin: 'daemon',
  summary: 'a resource waits for one that does not exist',
  why: 'drbdadm drops the option with a message, and on a terminal refuses the configuration.',
  do: 'Correct the name, or remove the option.',
  sources: [
    'drbd user/drbdadm_main.c, drbd-utils user/v9/drbdadm_postparse.c validate_resource() "mentioned in resync-after"',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      `resource r0 {
  disk { resync-after [|r9|]; }
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
    ],
    good: [
      `resource r0 {
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
resource r1 {
  disk { resync-after r0; }
  on alpha { device /dev/drbd1; disk /dev/sda2; address 192.0.2.1:7789; meta-disk internal; }
  on beta { device /dev/drbd1; disk /dev/sda2; address 192.0.2.2:7789; meta-disk internal; }
}
`,
    ],
  },

  *check({ configuration }) {
    if (configuration.isPartial || !isAnySet(configuration, 'resync-after', 'after')) return
    const names = suggestionPool(configuration.resources.map(resource => resource.name.value))
    for (const { section } of configuration.resources) {
      for (const { settings } of section.options) {
        for (const setting of settings) {
          if (setting.key !== 'resync-after' && setting.key !== 'after') continue
          const [name = ''] = isDialectFrom(configuration.dialect, '8.4') ? setting.value.split('/') : [setting.value]
          if (resourceNamed(configuration, name) !== undefined) continue
          const help = suggestion(name, names)
          yield {
            at: setting,
            message: `There is no resource "${name}" to wait for`,
            ...(help === undefined ? {} : { help }),
          }
        }
      }
    }
  },
})
