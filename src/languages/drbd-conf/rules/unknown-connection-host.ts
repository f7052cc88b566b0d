import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { suggestion, suggestionPool } from '../../../diagnostics/did-you-mean.js'
import { hostNamed, isSameAddress } from '../resolve/connections.js'
import { isWhole } from '../resolve/host-names.js'
import type { Configuration, ResourceSection } from '../schema.js'
import { traitsOf } from '../analysis/traits.js'

/** A connection names a host without section. */
export const unknownConnectionHost = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/unknown-connection-host',
  severity: 'error',
  origin: 'daemon',
  summary: 'a connection names a host without section',
  why: 'drbdadm does not know which node that is and refuses the configuration.',
  do: 'Correct the name, or add the "on" section.',
  sources: [
    'drbd-utils user/v9/drbdadm_postparse.c _set_host_info_in_host_address_pairs(), find_host_info_or_invalid()',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      `resource r0 {
  on alpha { node-id 0; device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { node-id 1; device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
  connection { host alpha; host [|gamma|]; }
}
`,
      `resource r0 {
  on alpha { node-id 0; device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { node-id 1; device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
  connection-mesh { hosts alpha [|gamma|]; }
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
    if (!traitsOf(configuration).hasConnections) return
    const { resources } = configuration
    for (const whole of resources) {
      if (!isWhole(configuration, whole)) continue
      const { name: resource, section, hosts } = whole
      if (section.connections.length === 0 && section.meshes.length === 0) continue
      for (const { host, address, internal } of section.connections.flatMap(({ paths }) =>
        paths.flatMap(({ endpoints }) => endpoints),
      )) {
        if (host !== undefined || address === undefined || internal === 'remote' || isInternal(section)) continue
        if (internal === 'this') {
          yield { at: address, message: `"_this_host" of a connection needs a "_this_host" section in resource "${resource.value}"` }
          continue
        }
        if (hosts.some(other => isSameAddress(other.address, address))) continue
        yield { at: address, message: `No host of resource "${resource.value}" has this address` }
      }
      const names = [
        ...section.connections.flatMap(({ paths }) =>
          paths.flatMap(({ endpoints }) => endpoints.flatMap(({ host }) => host ?? [])),
        ),
        ...section.meshes.flatMap(mesh => mesh.hosts),
      ]
      const known = suggestionPool(hosts.map(host => host.name))
      for (const name of names) {
        if (hostNamed(hosts, name.value) !== undefined) continue
        const help = suggestion(name.value, known)
        yield {
          at: name,
          message: `Resource "${resource.value}" has no "on" section for host "${name.value}"`,
          ...(help === undefined ? {} : { help }),
        }
      }
    }
  },
})

/** The output of drbdsetup show names the ends of a connection `_this_host` and `_remote_host`. */
function isInternal(section: ResourceSection): boolean {
  return section.hosts.some(host => host.names[0]?.value.startsWith('_') === true)
}
