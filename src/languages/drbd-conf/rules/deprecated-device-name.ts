import type { Finding } from '../../../diagnostics/diagnostic.js'
import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Located } from '../../../text/located.js'
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
      const byName = new Map<string, Named[]>()
      const seen = new Set<string>()
      for (const { volumes } of section.hosts) {
        for (const { device } of volumes) {
          const name = device?.name
          if (name?.value.startsWith('/dev/drbd_') !== true) continue
          // What is written once for all hosts each of them has.
          const place = `${name.file} ${name.span.start}`
          if (seen.has(place)) continue
          seen.add(place)
          const named = { name, minor: device?.minor }
          const alike = byName.get(name.value)
          if (alike === undefined) byName.set(name.value, [named])
          else alike.push(named)
        }
      }
      for (const all of byName.values()) yield* findingFor(all)
    }
  },
})

interface Named {
  readonly name: Located<string>
  readonly minor?: number | undefined
}

/** One finding for the name that a device has on all hosts. */
function* findingFor([first, ...others]: readonly Named[]): Generator<Finding> {
  if (first === undefined) return
  const { name, minor } = first
  const newText = `/dev/drbd${minor ?? ''}`
  yield {
    at: name,
    message: `udev no longer makes "${name.value}"`,
    related: others.map(other => ({ at: other.name, message: 'nor here' })),
    ...(minor === undefined || others.some(other => other.minor !== minor)
      ? {}
      : // The minor stays, the name that others use for the device does not.
        { fixes: [{ title: `Write "${newText}"`, safety: 'unsafe', edits: [first, ...others].map(({ name: { file, span } }) => ({ file, span, newText })) }] }),
  }
}
