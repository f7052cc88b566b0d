import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { specialResources } from '../analysis/resources-with.js'
import { isAtLeast } from '../vocabulary.js'
import type { Configuration } from '../schema.js'

/** A device has a name of its own. */
export const deprecatedDeviceName = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/deprecated-device-name',
  severity: 'warning',
  origin: 'daemon',
  summary: 'a device has a name of its own',
  why: 'udev no longer makes devices such as /dev/drbd_NAME; drbdadm warns from drbd-utils 9.31 on.',
  do: 'Use /dev/drbd and the minor number.',
  sources: ['drbd-utils user/v9/drbdadm_parser.c check_minor_nonsense(), 9.31'],
  isOfRelease: true,
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [
      `resource r0 {
  on alpha { device [|/dev/drbd_data|] minor 0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
    ],
    good: [
      `resource r0 {
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
    ],
  },

  *check({ configuration }) {
    if (!isAtLeast(configuration.target, '9.31')) return
    for (const { section } of specialResources(configuration)) {
      for (const { volumes } of section.hosts) {
        for (const { device } of volumes) {
          const name = device?.name
          if (name?.value.startsWith('/dev/drbd_') !== true) continue
          const newText = `/dev/drbd${device?.minor ?? ''}`
          yield {
            at: name,
            message: `udev no longer makes "${name.value}"`,
            ...(device?.minor === undefined
              ? {}
              : // The minor stays, the name that others use for the device does not.
                { fixes: [{ title: `Write "${newText}"`, safety: 'unsafe', edits: [{ file: name.file, span: name.span, newText }] }] }),
          }
        }
      }
    }
  },
})
