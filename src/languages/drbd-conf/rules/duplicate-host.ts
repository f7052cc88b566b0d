import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { repeated } from '../resolve/first-use.js'
import type { Configuration } from '../schema.js'
import { traitsOf } from '../analysis/traits.js'

/** A resource has two sections for one host. */
export const duplicateHost = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/duplicate-host',
  severity: 'error',
  origin: 'daemon',
  summary: 'a resource has two sections for one host',
  why: 'A host has one part in a resource; drbdadm refuses a second section with the same name.',
  do: 'Remove one of the sections, or correct its host name.',
  sources: ['drbd user/drbdadm_parser.c parse_host_section() "host section"'],
  since: '0.1.0',
  examples: {
    bad: [
      `resource r0 {
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
  on [|alpha|] { device /dev/drbd1; disk /dev/sda2; address 192.0.2.1:7789; meta-disk internal; }
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
    for (const { name, hosts } of traitsOf(configuration).unusual) {
      const uses = hosts
        // Up to 8.4 a floating host twice is an address twice; drbdadm 9 takes it.
        .filter(host => host.section.kind === 'on')
        .map(host => ({ key: host.name, at: host.at, by: '' }))
      for (const { use, first } of repeated(uses)) {
        yield {
          at: use.at,
          message: `Resource "${name.value}" has a second section for host "${use.key}"`,
          related: [{ at: first.at, message: 'the first one' }],
        }
      }
    }
  },
})
