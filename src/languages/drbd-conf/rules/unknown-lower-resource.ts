import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { isPartForHost, resourceNamed } from '../resolve/host-names.js'
import type { Configuration, Resource } from '../schema.js'
import { resourcesWith } from '../analysis/resources-with.js'

/** A resource is stacked on one that does not exist. */
export const unknownLowerResource = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/unknown-lower-resource',
  severity: 'error',
  origin: 'daemon',
  summary: 'a resource is stacked on one that does not exist',
  why: 'There is no device to put it on; drbdadm refuses the configuration.',
  do: 'Correct the name, or define the lower resource.',
  sources: ['drbd user/drbdadm_parser.c set_on_hosts_in_res()'],
  since: '0.1.0',
  followsFrom: [{ rules: ['drbd-conf/misplaced-statement', 'drbd-conf/unclosed-block', 'drbd-conf/unexpected-brace', 'drbd-conf/missing-block'], within: 'file' }],
  examples: {
    bad: [
      {
        text: `resource r0 {
  protocol C;
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
resource r1 {
  protocol C;
  stacked-on-top-of [|rO|] { device /dev/drbd10; address 192.0.2.9:7790; }
  on gamma { device /dev/drbd10; disk /dev/sda9; address 192.0.2.3:7710; meta-disk internal; }
}
`,
        target: '8.4',
      },
    ],
    good: [
      {
        text: `resource r0 {
  protocol C;
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
resource r1 {
  protocol C;
  stacked-on-top-of r0 { device /dev/drbd10; address 192.0.2.9:7790; }
  on gamma { device /dev/drbd10; disk /dev/sda9; address 192.0.2.3:7710; meta-disk internal; }
}
`,
        target: '8.4',
      },
    ],
  },

  *check({ configuration }) {
    if (configuration.isPartial || configuration.isFragment) return
    for (const resource of resourcesWith(configuration, 'stacked host')) {
      const { section } = resource
      for (const { kind, names } of section.hosts) {
        const lower = kind === 'stacked' ? names[0] : undefined
        if (lower === undefined) continue
        const below = resourceNamed(configuration, lower.value)
        if (below === undefined) yield { at: lower, message: `There is no resource "${lower.value}" to be stacked on` }
        else if (configuration.dialect === '8.3' && below.section !== section && [resource, below].every(other => isStackedHere(configuration, other))) {
          yield { at: lower, message: `"${lower.value}" is stacked itself, and drbdadm 8.3 stacks nothing on that` }
        }
      }
    }
  },
})

/** Tells whether the section of a resource that is for this host is one stacked on another resource. */
function isStackedHere(configuration: Configuration, resource: Resource): boolean {
  return resource.hosts.some(host => host.section.kind === 'stacked' && isPartForHost(configuration, resource, host) === true)
}
