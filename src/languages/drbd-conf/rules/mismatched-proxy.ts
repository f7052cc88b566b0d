import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Finding } from '../../../diagnostics/diagnostic.js'
import { hostNamed } from '../resolve/connections.js'
import { isForHost, isWhole } from '../resolve/host-names.js'
import type { Configuration, Host, MeshSection, ProxySection, Resource, ResourceSection } from '../schema.js'
import { specialResources } from '../analysis/resources-with.js'
import { isDialectFrom } from '../vocabulary.js'

/** Only some hosts of a resource have a proxy. */
export const mismatchedProxy = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/mismatched-proxy',
  severity: 'error',
  origin: 'daemon',
  summary: 'only some hosts of a resource have a proxy',
  why: 'A proxy works in pairs; drbdadm refuses a resource in which only some hosts have one.',
  do: 'Add the missing proxy section, or remove the other one.',
  sources: [
    'drbd user/drbdadm_main.c validate_resource(); drbd-utils user/v9/drbdadm_postparse.c ensure_proxy_sections()',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      `resource r0 {
  on alpha { proxy on alpha { inside 127.0.0.1:7780; outside 198.51.100.1:7781; } device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  [|on beta|] { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
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
    if (!isDialectFrom(configuration.dialect, '8.2')) return
    for (const resource of specialResources(configuration)) {
      if (!isWhole(configuration, resource)) continue
      yield* meshConflict(resource)
      if (!isJudged(configuration, resource)) continue
      yield* hostDifference(configuration, resource)
      yield* connectionDifferences(resource)
    }
  },
})

/** The proxy of a host section is of 8.x; drbdadm 9 does not take it for a host of a mesh, on whatever host. */
function* meshConflict({ name, section, hosts }: Resource): Generator<Finding> {
  const conflict = meshedProxy(section, hosts)
  if (conflict === undefined) return
  yield {
    at: conflict.proxy,
    message: `A proxy in a host section of "${name.value}" and "connection-mesh" do not go together`,
    related: [{ at: conflict.mesh, message: 'the mesh' }],
  }
}

/** Finds the first host with a proxy that a mesh names. */
function meshedProxy(
  { meshes }: ResourceSection,
  hosts: readonly Host[],
): { readonly proxy: ProxySection; readonly mesh: MeshSection } | undefined {
  for (const mesh of meshes) {
    for (const { value } of mesh.hosts) {
      const proxy = hostNamed(hosts, value)?.section.proxy
      if (proxy !== undefined) return { proxy, mesh }
    }
  }
  return undefined
}

function* hostDifference({ dialect }: Configuration, { name, section, hosts }: Resource): Generator<Finding> {
  const having = section.hosts.find(host => host.proxy !== undefined)
  if (having?.proxy === undefined) return
  if (meshedProxy(section, hosts) !== undefined) return
  // With more than one peer, drbdadm of 8.3 and 8.4 compares none.
  if (dialect !== '9' && isDialectFrom(dialect, '8.3') && section.hosts.length > 2) return
  const lacking = section.hosts.find(host => host.proxy === undefined)
  if (lacking === undefined) return
  yield {
    at: lacking,
    message: `Resource "${name.value}" has a proxy on another host, but none here`,
    related: [{ at: having.proxy, message: 'the other proxy' }],
  }
}

/** In 9 a proxy may stand in a connection; then both of its ends have one. */
function* connectionDifferences({ name, section }: Resource): Generator<Finding> {
  for (const { endpoints } of section.connections.flatMap(({ paths }) => paths)) {
    const having = endpoints.find(({ proxy }) => proxy !== undefined)
    const lacking = endpoints.find(({ proxy }) => proxy === undefined)
    if (having?.proxy === undefined || lacking === undefined) continue
    yield {
      at: lacking,
      message: `The other end of this connection of "${name.value}" has a proxy, but none is here`,
      related: [{ at: having.proxy, message: 'the other proxy' }],
    }
  }
}

/** From 8.3 on, resources are not looked at that are not for this host. */
function isJudged(configuration: Configuration, resource: Resource): boolean {
  return !isDialectFrom(configuration.dialect, '8.3') || isForHost(configuration, resource) !== false
}
