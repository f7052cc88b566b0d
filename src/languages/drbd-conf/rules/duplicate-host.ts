import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { repeatedHosts } from '../resolve/repeated-hosts.js'
import type { Configuration, ResourceSection } from '../schema.js'
import { specialResources } from '../analysis/resources-with.js'

/** A resource has two sections for one host. */
export const duplicateHost = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/duplicate-host',
  severity: 'error',
  origin: 'daemon',
  summary: 'a resource has two sections for one host',
  why: 'A host has one part in a resource; drbdadm refuses a second section with the same name.',
  do: 'Remove one of the sections, or correct its host name.',
  sources: ['drbd user/drbdadm_parser.c parse_host_section() "host section"'],
  since: '0.1.0',
  examples: {
    bad: [
      `resource r0 {
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
  on [|alpha|] { device /dev/drbd1; disk /dev/sda2; address 192.0.2.1:7789; meta-disk internal; }
}
`,
      `resource r0 {
  on alpha { node-id 0; device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { node-id 1; device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
  on [|beta|] { node-id 1; device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
  connection-mesh { hosts alpha beta gamma; }
}
`,
    ],
    good: [
      `resource r0 {
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
    ],
  },

  *check({ configuration }) {
    for (const { name, section } of specialResources(configuration)) {
      for (const repeated of repeatedHosts(section)) {
        const other = missingHost(section)
        yield {
          at: repeated.name,
          message: `Resource "${name.value}" has a second section for host "${repeated.name.value}"`,
          ...(other === undefined ? {} : { help: `Did you mean "${other}"? It is to be connected, and has no section.` }),
          related: [{ at: repeated.first, message: 'the first one' }],
        }
      }
    }
  },
})

/** Finds the one host that connections name and that has no section, if it is one. */
function missingHost({ hosts, meshes, connections }: ResourceSection): string | undefined {
  const having = new Set(hosts.flatMap(({ names }) => names.map(({ value }) => value)))
  const ends = connections.flatMap(({ paths }) => paths.flatMap(({ endpoints }) => endpoints.flatMap(({ host }) => host ?? [])))
  const named = new Set([...meshes.flatMap(mesh => mesh.hosts), ...ends].map(({ value }) => value))
  const [only, ...others] = [...named].filter(name => !having.has(name))
  return others.length === 0 ? only : undefined
}
