import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Use } from '../resolve/first-use.js'
import { repeated } from '../resolve/first-use.js'
import { distinctHosts } from '../resolve/repeated-hosts.js'
import type { Configuration, HostSection, WrittenNodeId } from '../schema.js'
import { specialResources } from '../analysis/resources-with.js'

/** Two hosts of a resource have one node-id. */
export const duplicateNodeId = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/duplicate-node-id',
  severity: 'error',
  origin: 'daemon',
  summary: 'two hosts of a resource have one node-id',
  why: 'The id tells the hosts of a resource apart in the meta data; drbdadm refuses it twice.',
  do: 'Give each host an id of its own, and never change one that is in use.',
  sources: ['drbd-utils user/v9/drbdadm_parser.c parse_host_section() "node-id"'],
  since: '0.1.0',
  followsFrom: [{ rules: ['drbd-conf/duplicate-local-section'], within: 'file' }],
  examples: {
    bad: [
      `resource r0 {
  on alpha { node-id 0; device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { node-id [|0|]; device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
    ],
    good: [
      `resource r0 {
  on alpha { node-id 0; device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { node-id 1; device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
    ],
  },

  *check({ configuration }) {
    for (const resource of specialResources(configuration)) {
      const uses = distinctHosts(resource.section).flatMap(usesIn)
      for (const { use, first } of repeated(uses)) {
        // A number twice in one section is reported as that.
        if (use.section === first.section) continue
        // drbdadm takes other words for other numbers; the kernel does not.
        const isSeen = use.at.text === first.at.text
        yield {
          at: use.at,
          message: `node-id ${use.key} is already used in resource "${resource.name.value}"`,
          ...(isSeen ? {} : { origin: 'practice' as const }),
          related: [{ at: first.at, message: 'first used here' }],
        }
      }
    }
  },
})

interface NodeIdUse extends Use {
  readonly at: WrittenNodeId
  readonly section: HostSection
}

function usesIn(section: HostSection): NodeIdUse[] {
  const { nodeId, earlierNodeIds = [] } = section
  return [...earlierNodeIds, nodeId].flatMap(at => (at === undefined ? [] : [{ key: String(at.value), at, by: '', section }]))
}
