import type { Finding } from '../../../diagnostics/diagnostic.js'
import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Located } from '../../../text/located.js'
import { addTo } from '../../../text/multimap.js'
import { hostNamed } from '../resolve/connections.js'
import { isWhole } from '../resolve/host-names.js'
import type { Configuration, Host } from '../schema.js'

/** A host in a connection has no address. */
export const missingConnectionAddress = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/missing-connection-address',
  severity: 'error',
  origin: 'daemon',
  summary: 'a host in a connection has no address',
  why: 'Neither the connection nor the "on" section says where the host listens; drbdadm refuses the configuration.',
  do: 'Add an address to one of them.',
  sources: ['drbd-utils user/v9/drbdadm_postparse.c _set_host_info_in_host_address_pairs()'],
  since: '0.1.0',
  examples: {
    bad: [
      `resource r0 {
  on alpha { node-id 0; device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { node-id 1; device /dev/drbd0; disk /dev/sda1; }
  connection { host alpha; host [|beta|]; }
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
    const { resources } = configuration
    for (const resource of resources) {
      const { section } = resource
      if ((section.connections.length === 0 && section.meshes.length === 0) || !isWhole(configuration, resource)) continue
      const { hosts } = resource
      const lacking = new Map<Host, Located<string>[]>()
      const note = (host: Host | undefined, name: Located<string>): void => {
        if (host === undefined || host.address !== undefined) return
        addTo(lacking, host, name)
      }
      for (const { paths } of section.connections) {
        for (const { endpoints } of paths) {
          for (const { host: name, address } of endpoints) {
            if (name !== undefined && address === undefined) note(hostNamed(hosts, name.value), name)
          }
        }
      }
      for (const mesh of section.meshes) {
        const members = mesh.hosts.map(name => hostNamed(hosts, name.value))
        // Hosts of one section are one place, from which no link leads anywhere.
        if (members.every(member => member?.section === members[0]?.section)) continue
        for (const [index, name] of mesh.hosts.entries()) note(members[index], name)
      }
      for (const [host, places] of lacking) yield* findingOf(host, places)
    }
  },
})

/** Tells it once of a host: at the only connection that may have its address, or at the section where it belongs otherwise. */
function* findingOf(host: Host, [name, ...others]: readonly Located<string>[]): Generator<Finding> {
  if (name === undefined) return
  const isOnce = others.length === 0
  yield {
    at: isOnce ? name : host.section,
    message: isOnce
      ? `Host "${host.name}" has no address, neither here nor in its "on" section`
      : `Host "${host.name}" has no address, and ${others.length + 1} connections need one`,
    related: isOnce ? [{ at: host.section, message: 'its section' }] : [name, ...others].map(at => ({ at, message: 'needed here' })),
  }
}
