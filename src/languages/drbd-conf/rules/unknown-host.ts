import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { foldedName } from '../../../text/host-name.js'
import { isSlip } from '../../../text/host-slip.js'
import type { Located } from '../../../text/located.js'
import type { Configuration } from '../schema.js'

/** A host of one resource is nearly one of the others, and of no other resource. */
export const unknownHost = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/unknown-host',
  severity: 'warning',
  origin: 'practice',
  summary: 'a host of one resource is named nearly as one of the other resources',
  why: 'drbdadm takes a resource for that of other hosts where none of its names is that of uname -n: it is not brought up, without a word.',
  do: 'Write the name that uname -n prints on that host.',
  sources: ['drbd-utils user/v9/drbdadm_postparse.c set_me_in_resource(): a resource that does not name the host is ignored'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [
      `resource r0 {
  on alpha.example.com { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta.example.com { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
resource r1 {
  on alpha.example.com { device /dev/drbd1; disk /dev/sda2; address 192.0.2.1:7789; meta-disk internal; }
  on [|beta.exmaple.com|] { device /dev/drbd1; disk /dev/sda2; address 192.0.2.2:7789; meta-disk internal; }
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
  on gamma { device /dev/drbd1; disk /dev/sda2; address 192.0.2.3:7788; meta-disk internal; }
}
`,
    ],
  },

  *check({ configuration }) {
    // Who knows the host knows more than how names look.
    if (configuration.host !== undefined || configuration.resources.length > mostResources) return
    const resources = configuration.resources.map(({ section }) => section.hosts.flatMap(({ names }) => names))
    const uses = new Map<string, number>()
    for (const names of resources) for (const name of new Set(names.map(keyOf))) uses.set(name, (uses.get(name) ?? 0) + 1)
    if (uses.size > mostNames) return
    const whole = new Set(resources.map(setOf))
    for (const names of resources) {
      for (const name of names) {
        if (uses.get(keyOf(name)) !== 1) continue
        // With the other name these would be the hosts of another resource.
        const meant = [...uses.keys()].find(other => isSlip(name.value, other) && whole.has(setOf(names.map(own => (own === name ? { value: other } : own)))))
        const written = meant === undefined ? undefined : resources.flat().find(other => keyOf(other) === meant)
        // Of two names that stand once each, the first is right.
        if (written === undefined || (uses.get(keyOf(written)) === 1 && written.file === name.file && written.span.start > name.span.start)) continue
        const { file, span } = name
        yield {
          at: name,
          message: `No other resource names host "${name.value}", which is nearly "${written.value}"`,
          related: [{ at: written, message: 'the other name' }],
          fixes: [{ title: `Write "${written.value}"`, safety: 'unsafe', edits: [{ file, span, newText: written.value }] }],
        }
      }
    }
  },
})

/** Slips are found where people wrote the file: beyond so many names or resources a program did. */
const mostNames = 64
const mostResources = 500

function keyOf({ value }: Pick<Located<string>, 'value'>): string {
  return foldedName(value)
}

function setOf(names: readonly Pick<Located<string>, 'value'>[]): string {
  return [...new Set(names.map(keyOf))].sort().join(' ')
}
