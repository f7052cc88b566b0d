import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Configuration, Connection } from '../schema.js'

/** Two hosts of a resource have one connection. */
export const duplicateConnection = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/duplicate-connection',
  severity: 'warning',
  origin: 'practice',
  summary: 'two hosts of a resource are connected twice',
  why: 'DRBD keeps one connection to each peer; the second one cannot be set up.',
  do: 'Keep one connection; several routes are path sections of it.',
  sources: ['drbd.conf(5) 9 "connection", "path"', 'drbd/drbd_nl.c: a peer node id may be used once'],
  since: '0.1.0',
  examples: {
    bad: [
      {
        text:
          'resource r0 {\n  on alpha {\n    node-id 0;\n  }\n  on beta {\n    node-id 1;\n  }\n' +
          '  connection {\n    host alpha port 7788;\n    host beta port 7788;\n  }\n' +
          '  [|connection|] {\n    host beta port 7789;\n    host alpha port 7789;\n  }\n}\n',
        target: '9.22',
      },
    ],
    good: [
      {
        text:
          'resource r0 {\n  on alpha {\n    node-id 0;\n  }\n  on beta {\n    node-id 1;\n  }\n' +
          '  connection {\n    host alpha port 7788;\n    host beta port 7788;\n  }\n}\n',
        target: '9.22',
      },
    ],
  },

  *check({ configuration }) {
    for (const resource of configuration.resources) {
      if (resource.section.connections.length < 2) continue
      const first = new Map<string, Connection>()
      for (const connection of resource.connections) {
        const [a, b] = [...connection.hosts].sort()
        if (a === undefined || b === undefined || connection.hosts.length !== 2) continue
        const key = `${a}\n${b}`
        const other = first.get(key)
        if (other === undefined) first.set(key, connection)
        // A mesh beside connections: the connection of a pair takes the place of the mesh's.
        else if (connection.section !== undefined && other.section !== undefined && isWritten(connection) && isWritten(other)) {
          yield {
            at: connection.at,
            message: `Hosts "${a}" and "${b}" are already connected`,
            related: [{ at: other.at, message: 'they are connected here' }],
          }
        }
      }
    }
  },
})

function isWritten({ section }: Connection): boolean {
  return section !== undefined && 'paths' in section
}
