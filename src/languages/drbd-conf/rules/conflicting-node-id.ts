import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { sectionsOf } from '../resolve/connections.js'
import type { Configuration, Host } from '../schema.js'
import { specialResources } from '../analysis/resources-with.js'

/** The number that drbdadm derives for a host of a mesh is that of another host. */
export const conflictingNodeId = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/conflicting-node-id',
  severity: 'error',
  origin: 'practice',
  summary: 'a host without node-id gets the one of another host',
  why: 'drbdadm 9 numbers each pair of hosts of a mesh for itself, 0 and 1, and does not compare. Two hosts of one number cannot be told apart by their peers.',
  do: 'Give each host of the resource its own node-id, 0 to 31, the same in the files of all hosts.',
  sources: ['drbdadm 9.22, tried: a mesh of four hosts without node-ids gets 0, 1, 0 and 1', 'drbd.conf(5) 9, "node-id": unique in a resource'],
  since: '0.1.0',
  examples: {
    bad: [
      `resource r0 {
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; node-id 1; }
  [|on beta|] { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; }
  on gamma { device /dev/drbd0; disk /dev/sda1; address 192.0.2.3:7788; }
  connection-mesh { hosts alpha beta gamma; }
}
`,
    ],
    good: [
      `resource r0 {
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; node-id 2; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; }
  on gamma { device /dev/drbd0; disk /dev/sda1; address 192.0.2.3:7788; }
  connection-mesh { hosts alpha beta gamma; }
}
`,
    ],
  },

  *check({ configuration }) {
    if (configuration.dialect !== '9') return
    for (const { section, hosts } of specialResources(configuration)) {
      if (section.meshes.length === 0) continue
      const first = new Map<number, Host>()
      // Those that are written come first: they stay as they are.
      const places = [...sectionsOf(hosts)].sort((a, b) => Number(a.nodeId?.isDerived ?? false) - Number(b.nodeId?.isDerived ?? false))
      for (const host of places) {
        const { nodeId } = host
        if (nodeId === undefined) continue
        const other = first.get(nodeId.value)
        if (other === undefined) first.set(nodeId.value, host)
        else if (nodeId.isDerived) {
          yield {
            at: host.section,
            message: `"${host.name}" lacks "node-id", and the ${nodeId.value} that drbdadm derives for it is that of "${other.name}"`,
            related: [{ at: other.nodeId?.isDerived === false ? other.nodeId : other.section, message: `"${other.name}"` }],
          }
        }
      }
    }
  },
})
