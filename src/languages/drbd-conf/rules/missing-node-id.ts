import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Finding } from '../../../diagnostics/diagnostic.js'
import { sectionsOf } from '../resolve/connections.js'
import { nodeIdFix } from '../migration/node-ids.js'
import { numberedPairs } from '../resolve/derived-node-ids.js'
import { isWhole } from '../resolve/host-names.js'
import type { Configuration, Host, Resource } from '../schema.js'
import { traitsOf } from '../analysis/traits.js'

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
    for (const resource of traitsOf(configuration).unusual) {
      if (!isWhole(configuration, resource)) continue
      const { name, section, hosts } = resource
      const sections = sectionsOf(hosts)
      if (sections.length > 2 && section.connections.length === 0 && section.meshes.length === 0) continue
      // Two hosts with one address hash alike: another rule's business.
      if (numberedPairs(section, hosts).some(({ isEqual }) => isEqual)) continue
      yield* missingAddresses(resource, sections)
      for (const host of sections) {
        if (host.nodeId !== undefined) continue
        const isAddress =
          sections.length === 2 &&
          section.connections.length === 0 &&
          sections.every(other => other.nodeId === undefined)
        if (isAddress && host.address !== undefined) continue
        if (isAddress) {
          yield { at: host.section, message: `"${host.name}" in resource "${name.value}" lacks "address"` }
          continue
        }
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

/** Of two hosts without any address and any connection, drbdadm makes a connection without ends, and crashes on it. */
function* missingAddresses({ name, section }: Resource, [first, second, ...others]: readonly Host[]): Generator<Finding> {
  if (first === undefined || second === undefined || others.length > 0 || section.connections.length > 0) return
  if (section.meshes.length > 0 || first.address !== undefined || second.address !== undefined) return
  if (first.nodeId === undefined || second.nodeId === undefined) return
  yield {
    at: first.section,
    message: `Neither "${first.name}" nor "${second.name}" of resource "${name.value}" has an "address"`,
    related: [{ at: second.section, message: 'the other host' }],
  }
}
