import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { isOfLinstor } from '../../../facts/linstor.js'
import { listed } from '../../../text/quantity.js'
import { hostNamed, sectionsOf } from '../resolve/connections.js'
import { isUnderstood } from '../resolve/host-names.js'
import type { Configuration } from '../schema.js'
import { specialResources } from '../analysis/resources-with.js'
import { hasDisk } from '../analysis/volumes.js'

/** Every two hosts with data must be connected. */
export const missingConnection = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/missing-connection',
  severity: 'warning',
  origin: 'practice',
  summary: 'two hosts of a resource are not connected',
  why: 'drbdadm takes the list as it is. Writes of one host never reach the other, unless both see a third one.',
  do: 'Add a connection for the pair, or list all hosts in a connection-mesh.',
  sources: ['drbd.conf(5) 9 "connection", "connection-mesh": a full mesh of the hosts with a disk'],
  isOfRelease: true,
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
      {
        text:
          'resource [|r0|] {\n  disk /dev/sda7;\n  on alpha {\n    node-id 0;\n  }\n  on beta {\n    node-id 1;\n  }\n' +
          '  on gamma {\n    node-id 2;\n    disk none;\n  }\n  connection-mesh {\n    hosts alpha beta;\n  }\n}\n',
        target: '9.22',
      },
    ],
    good: [
      // A host without a disk may use the data of one.
      {
        text:
          'resource r0 {\n  disk /dev/sda7;\n  on alpha {\n    node-id 0;\n  }\n  on beta {\n    node-id 1;\n  }\n' +
          '  on gamma {\n    node-id 2;\n    disk none;\n  }\n  connection-mesh {\n    hosts alpha beta;\n  }\n' +
          '  connection {\n    host alpha;\n    host gamma;\n  }\n}\n',
        target: '9.22',
      },
      {
        text:
          'resource r0 {\n  disk /dev/sda7;\n  on alpha {\n    node-id 0;\n  }\n  on beta {\n    node-id 1;\n  }\n' +
          '  on gamma {\n    node-id 2;\n  }\n  connection-mesh {\n    hosts alpha beta gamma;\n  }\n}\n',
        target: '9.22',
      },
      {
        text: `resource r0 {
  on alpha beta { node-id 0; device /dev/drbd0; disk /dev/sda7; address 192.0.2.1:7788; meta-disk internal; }
  on gamma { node-id 1; device /dev/drbd0; disk /dev/sda7; address 192.0.2.2:7788; meta-disk internal; }
}
`,
        target: '9.22',
      },
    ],
  },

  *check({ configuration }) {
    if (configuration.dialect !== '9' || configuration.isPartial) return
    for (const resource of specialResources(configuration)) {
      if (!isUnderstood(configuration, resource)) continue
      const { hosts, connections, name, section } = resource
      // Hosts of one section are one place to connect to.
      const places = sectionsOf(hosts)
      if (places.length < 3 || connections.length === 0) continue
      // A mesh of a name without a section is reported; whom it was to connect nobody knows.
      if (section.meshes.some(mesh => mesh.hosts.some(host => hostNamed(hosts, host.value) === undefined))) continue
      if (hosts.some(({ section }) => section.kind !== 'on')) continue // Their names come from addresses.
      const placeOf = new Map(hosts.map(host => [host.name, places.find(({ section }) => section === host.section)?.name]))
      const links = connections.map(({ hosts: ends }) => ends.map(end => placeOf.get(end)))
      // Where an end could not be told, silence.
      if (links.some(ends => ends.length !== 2 || ends.includes(undefined))) continue
      // LINSTOR tells each host its own connections alone.
      const [centre] = isOfLinstor(name.file) ? (links[0] ?? []).filter(end => links.every(ends => ends.includes(end))) : []
      const linked = new Set(links.map(ends => [...ends].sort().join('\n')))
      const withDisk = places.filter(({ volumes }) => volumes.some(hasDisk))
      const apart: [string, string][] = []
      for (const [index, first] of withDisk.entries()) {
        for (const second of withDisk.slice(index + 1)) {
          if (centre !== undefined && first.name !== centre && second.name !== centre) continue
          if (!linked.has([first.name, second.name].sort().join('\n'))) apart.push([first.name, second.name])
        }
      }
      for (const message of messagesFor(apart)) yield { at: name, message }
      // A host without a disk needs one connection at least; LINSTOR leaves those between two of them out, and writes no mesh.
      if (section.meshes.length === 0) continue
      const known = new Set(links.flat())
      for (const { name: lone } of places.filter(place => !withDisk.includes(place) && !known.has(place.name))) yield { at: name, message: `Host "${lone}" is not connected to any other host` }
    }
  },
})

/** Says which hosts are not connected: of one host that lacks several connections it is one slip. */
function messagesFor(apart: readonly (readonly [string, string])[]): readonly string[] {
  const lone = apart.length < 2 ? undefined : apart[0]?.find(name => apart.every(pair => pair.includes(name)))
  if (lone === undefined) return apart.map(([first, second]) => `Hosts "${first}" and "${second}" are not connected`)
  const others = apart.map(pair => `"${pair[0] === lone ? pair[1] : pair[0]}"`)
  return [`Host "${lone}" is not connected to ${listed(others, 'or')}`]
}
