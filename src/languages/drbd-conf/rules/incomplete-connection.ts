import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { counted } from '../../../text/quantity.js'
import { isWhole } from '../resolve/host-names.js'
import type { Configuration } from '../schema.js'

/** A connection has not two ends. */
export const incompleteConnection = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/incomplete-connection',
  severity: 'error',
  origin: 'daemon',
  summary: 'a connection has not two ends',
  why: 'A connection or path joins exactly two hosts; drbdadm refuses any other number.',
  do: 'Name two hosts.',
  sources: ['drbd-utils user/v9/drbdadm_postparse.c _must_have_two_hosts(); drbdadm_parser.c parse_connection()'],
  since: '0.1.0',
  examples: {
    bad: [
      `resource r0 {
  on alpha { node-id 0; device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { node-id 1; device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
  [|connection|] { host alpha; }
}
`,
      `resource r0 {
  on alpha { node-id 0; device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { node-id 1; device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
  [|connection|] { net { } }
}
`,
    ],
    good: [
      `resource r0 {
  on alpha { node-id 0; device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { node-id 1; device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
  connection { host alpha; host beta; }
}
`,
    ],
  },

  *check({ configuration }) {
    const { resources, common } = configuration
    // What `common` says of connections is forgotten, but not before drbdadm has counted.
    for (const connection of common?.connections ?? []) {
      const { paths } = connection
      const many = paths.find(({ endpoints }) => endpoints.length > 2)
      if (paths.length === 0) yield { at: connection, message: 'This connection names no hosts' }
      if (many !== undefined) yield { at: many, message: `This connection names ${many.endpoints.length} hosts, expected 2` }
    }
    for (const resource of resources) {
      const { section } = resource
      if (section.connections.length === 0 || !isWhole(configuration, resource)) continue
      for (const connection of section.connections) {
        if (connection.paths.length === 0) {
          yield { at: connection, message: 'This connection names no hosts' }
          continue
        }
        for (const path of connection.paths) {
          const count = path.endpoints.length
          if (count === 2) continue
          yield {
            at: path,
            message: `This ${path.isImplicit ? 'connection' : 'path'} names ${counted(count, 'host')}, expected 2`,
          }
        }
      }
    }
  },
})
