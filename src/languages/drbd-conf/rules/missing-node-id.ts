import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { sectionsOf } from '../resolve/connections.js'
import { nodeIdFix } from '../migration/node-ids.js'
import { isNumberedByAddress, numberedPairs } from '../resolve/derived-node-ids.js'
import { isWhole } from '../resolve/host-names.js'
import type { Configuration } from '../schema.js'
import { specialResources } from '../analysis/resources-with.js'

/** A host has no node-id. */
export const missingNodeId = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/missing-node-id',
  severity: 'error',
  origin: 'daemon',
  summary: 'a host has no node-id',
  why: 'drbdadm 9 works ids out only for two hosts with addresses and without written connections; otherwise each host needs one.',
  do: 'Give each host of the resource its own node-id, 0 to 31, the same in the files of all hosts.',
  sources: ['drbd-utils user/v9/drbdadm_postparse.c post_parse() "node-id"'],
  isOfRelease: true,
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [
      `resource r0 {
  on alpha { node-id 0; device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  [|on beta|] { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
    ],
    good: [
      `resource r0 {
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
      `resource r0 {
  on alpha { node-id 0; device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { node-id 1; device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
    ],
  },

  *check({ configuration }) {
    if (configuration.dialect !== '9') return
    for (const resource of specialResources(configuration)) {
      if (!isWhole(configuration, resource)) continue
      const { name, section, hosts } = resource
      const sections = sectionsOf(hosts)
      if (sections.length > 2 && section.connections.length === 0 && section.meshes.length === 0) continue
      // Two hosts with one address hash alike: another rule's business.
      if (numberedPairs(section, hosts).some(({ isEqual }) => isEqual)) continue
      // drbdadm works the numbers of two hosts out of their addresses: what is missing then is an address.
      if (isNumberedByAddress(section, sections)) continue
      for (const host of sections) {
        if (host.nodeId !== undefined) continue
        const fix = nodeIdFix(host, sections)
        yield {
          at: host.section,
          message: `"${host.name}" in resource "${name.value}" lacks "node-id"`,
          ...(fix === undefined ? {} : { fixes: [fix] }),
        }
      }
    }
  },
})
