import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { sectionsOf } from '../resolve/connections.js'
import { hostnamesEqual } from '../analysis/host-name.js'
import { isPartForHost } from '../resolve/host-names.js'
import type { Configuration, Host } from '../schema.js'
import { resourcesWith, specialResources } from '../analysis/resources-with.js'
import { isDialectFrom } from '../vocabulary.js'

/** Two sections of a resource are for one host. */
export const duplicateLocalSection = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/duplicate-local-section',
  severity: 'error',
  origin: 'daemon',
  summary: 'two sections of a resource are for one host',
  why: 'drbdadm finds two sections that match the host it runs on, and refuses the configuration.',
  do: 'Keep one of them. In drbd 9 a short name also means the long one, and the other way round.',
  sources: [
    'drbd user/drbdadm_parser.c, drbd-utils user/v9/drbdadm_postparse.c set_me_in_resource() "There are multiple host sections for this node"',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      {
        text: `resource r0 {
  on alpha { node-id 0; device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on [|Alpha|] { node-id 1; device /dev/drbd0; disk /dev/sda2; address 192.0.2.2:7788; meta-disk internal; }
}
`,
        target: '9.22',
      },
      {
        text: `resource r0 {
  on alpha { node-id 0; device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on [|alpha.example.com|] { node-id 1; device /dev/drbd0; disk /dev/sda2; address 192.0.2.2:7788; }
}
`,
        host: 'alpha.example.com',
      },
    ],
    good: [
      {
        text: `resource r0 {
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
        host: 'alpha',
      },
    ],
  },

  *check({ configuration }) {
    const { dialect, host: name } = configuration
    if (!isDialectFrom(dialect, '8.3')) return
    // Without a name only floating hosts may match, and names in 9.
    const concerned = name !== undefined || dialect === '9' ? specialResources(configuration) : resourcesWith(configuration, 'floating host')
    for (const resource of concerned) {
      const sections = sectionsOf(resource.hosts)
      const [first, second] =
        name !== undefined
          ? sections.filter(host => isPartForHost(configuration, resource, host) === true)
          : (dialect === '9' ? namesakes(resource.hosts) : undefined) ?? sections.filter(isAnywhere)
      if (first === undefined || second === undefined) continue
      // That is reported as such, but for floating hosts of drbd 9.
      if (first.name === second.name && !(dialect === '9' && second.section.kind === 'floating')) continue
      yield {
        at: second.at,
        message: `Resource "${resource.name.value}" has two sections that match one host`,
        related: [{ at: first.at, message: 'the first one' }],
      }
    }
  },
})

/**
 * Finds two sections whose names mean one host to drbd 9, but are not the same: whichever host has one of them, drbdadm refuses
 * the resource there.
 */
function namesakes(hosts: readonly Host[]): readonly [Host, Host] | undefined {
  const byLabel = new Map<string, Host[]>()
  for (const host of hosts) {
    if (host.section.kind !== 'on' || host.name.startsWith('_')) continue
    const label = host.name.toLowerCase().split('.', 1)[0] ?? ''
    const others = byLabel.get(label)
    const first = others?.find(other => other.section !== host.section && other.name !== host.name && hostnamesEqual(other.name, host.name))
    if (first !== undefined) return [first, host]
    if (others === undefined) byLabel.set(label, [host])
    // Long names of one label differ from each other; any of them is the short one's.
    else if (others.length < mostNamesakes) others.push(host)
  }
  return undefined
}

const mostNamesakes = 64

/** A floating section of another family than IP matches every host, because drbdadm cannot look such addresses up. */
function isAnywhere({ section, address }: Host): boolean {
  return section.kind === 'floating' && address !== undefined && address.family !== 'ipv4' && address.family !== 'ipv6'
}
