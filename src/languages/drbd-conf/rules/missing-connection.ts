import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Configuration } from '../schema.js'
import { traitsOf } from '../traits.js'
import { hasDisk } from '../volumes.js'

/** Every two hosts with data must be connected. */
export const missingConnection = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/missing-connection',
  severity: 'warning',
  origin: 'practice',
  summary: 'two hosts of a resource are not connected',
  why: 'drbdadm takes the list as it is. Writes of one host never reach the other, unless both see a third one.',
  do: 'Add a connection for the pair, or list all hosts in a connection-mesh.',
  sources: ['drbd.conf(5) 9 "connection", "connection-mesh": a full mesh of the hosts with a disk'],
  since: '0.1.0',
  examples: {
    bad: [
      {
        text:
          'resource [|r0|] {\n  disk /dev/sda7;\n  on alpha {\n    node-id 0;\n  }\n  on beta {\n    node-id 1;\n  }\n' +
          '  on gamma {\n    node-id 2;\n  }\n  connection-mesh {\n    hosts alpha beta;\n  }\n' +
          '  connection {\n    host alpha;\n    host gamma;\n  }\n}\n',
        target: '9.22',
      },
    ],
    good: [
      {
        text:
          'resource r0 {\n  disk /dev/sda7;\n  on alpha {\n    node-id 0;\n  }\n  on beta {\n    node-id 1;\n  }\n' +
          '  on gamma {\n    node-id 2;\n  }\n  connection-mesh {\n    hosts alpha beta gamma;\n  }\n}\n',
        target: '9.22',
      },
    ],
  },

  *check({ configuration }) {
    if (configuration.dialect !== '9' || configuration.isPartial) return
    for (const { hosts, connections, name } of traitsOf(configuration).unusual) {
      if (hosts.length < 3 || connections.length === 0) continue
      if (hosts.some(({ section }) => section.kind !== 'on')) continue // Their names come from addresses.
      const known = new Set(hosts.map(host => host.name))
      // Where an end could not be told, silence.
      if (connections.some(({ hosts: ends }) => ends.length !== 2 || ends.some(end => !known.has(end)))) continue
      const linked = new Set(connections.map(connection => [...connection.hosts].sort().join('\n')))
      const withDisk = hosts.filter(({ volumes }) => volumes.some(hasDisk))
      for (const [index, first] of withDisk.entries()) {
        for (const second of withDisk.slice(index + 1)) {
          if (first.section === second.section || linked.has([first.name, second.name].sort().join('\n'))) continue
          yield { at: name, message: `Hosts "${first.name}" and "${second.name}" are not connected` }
        }
      }
    }
  },
})
