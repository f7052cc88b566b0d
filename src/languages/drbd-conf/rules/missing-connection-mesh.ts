import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { sectionsOf } from '../resolve/connections.js'
import { isWhole } from '../resolve/host-names.js'
import type { Configuration } from '../schema.js'
import { specialResources } from '../analysis/resources-with.js'

/** More than two hosts without connections. */
export const missingConnectionMesh = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/missing-connection-mesh',
  severity: 'error',
  origin: 'daemon',
  summary: 'more than two hosts without connections',
  why: 'drbdadm 9 does not guess who connects to whom; without node-ids it refuses the resource, with them no connection is made.',
  do: 'Add "connection-mesh { hosts …; }" or a "connection" for each pair.',
  sources: ['drbd-utils user/v9/drbdadm_postparse.c create_implicit_connections()'],
  isOfRelease: true,
  since: '0.1.0',
  followsFrom: [{ rules: ['drbd-conf/duplicate-local-section'], within: 'file' }],
  examples: {
    bad: [
      `resource [|r0|] {
  on alpha { node-id 0; device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { node-id 1; device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
  on gamma { device /dev/drbd0; disk /dev/sda1; address 192.0.2.3:7788; meta-disk internal; }
}
`,
    ],
    good: [
      `resource r0 {
  on alpha { node-id 0; device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { node-id 1; device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
  on gamma { node-id 2; device /dev/drbd0; disk /dev/sda1; address 192.0.2.3:7788; meta-disk internal; }
  connection-mesh { hosts alpha beta gamma; }
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
      if (sections.length < 3 || section.connections.length > 0 || section.meshes.length > 0) continue
      const isRefused = sections.some(host => host.nodeId === undefined)
      yield {
        at: name,
        message: `Resource "${name.value}" has ${sections.length} hosts, but no connection between them`,
        ...(isRefused ? {} : { severity: 'warning' as const }),
      }
    }
  },
})
