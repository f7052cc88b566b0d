import type { Finding } from '../../../diagnostics/diagnostic.js'
import { didYouMean, suggestion, suggestionPool } from '../../../diagnostics/did-you-mean.js'
import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Located } from '../../../text/located.js'
import { addTo } from '../../../text/multimap.js'
import { hostNamed, isSameAddress } from '../resolve/connections.js'
import { isWhole } from '../resolve/host-names.js'
import type { Configuration, Resource, ResourceSection } from '../schema.js'

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
      // One name on one side, another on the other: the section is mistyped.
      `resource r0 {
  on [|alhpa|] { node-id 0; device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { node-id 1; device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
  on gamma { node-id 2; device /dev/drbd0; disk /dev/sda1; address 192.0.2.3:7788; meta-disk internal; }
  connection { host alpha; host beta; }
  connection { host alpha; host gamma; }
  connection { host beta; host gamma; }
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
    for (const whole of resources) {
      const { name: resource, section } = whole
      if ((section.connections.length === 0 && section.meshes.length === 0) || !isWhole(configuration, whole)) continue
      const { hosts } = whole
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
      const missing = new Map<string, Located<string>[]>()
      for (const name of names) {
        if (hostNamed(hosts, name.value) !== undefined) continue
        addTo(missing, name.value, name)
      }
      if (missing.size === 0) continue
      const named = new Set(names.map(({ value }) => value))
      const known = suggestionPool(hosts.map(host => host.name))
      const unnamed = suggestionPool(hosts.filter(({ section, name }) => section.kind === 'on' && !named.has(name)).map(host => host.name))
      const companions = companionsIn(section)
      const sections = new Map<string, Resource['hosts'][number][]>()
      for (const host of hosts) addTo(sections, host.name, host)
      for (const places of missing.values()) yield* unknownHost(whole, { places, known, unnamed, sections, companions: companions(places[0]) })
    }
  },
})

interface UnknownHost {
  readonly places: readonly Located<string>[]
  readonly known: Iterable<string>
  /** The hosts that no connection names. */
  readonly unnamed: Iterable<string>
  /** What stands beside the name already, and was not meant. */
  readonly companions: ReadonlySet<string>
  readonly sections: ReadonlyMap<string, readonly Resource['hosts'][number][]>
}

/** Finds the names of the mesh or the connection in which a name stands, itself among them. */
function companionsIn(section: ResourceSection): (name: Located<string> | undefined) => ReadonlySet<string> {
  const lists = new Map<Located<string>, readonly Located<string>[]>()
  for (const { hosts } of section.meshes) for (const name of hosts) lists.set(name, hosts)
  for (const { paths } of section.connections) {
    const names = paths.flatMap(({ endpoints }) => endpoints.flatMap(({ host }) => host ?? []))
    for (const name of names) lists.set(name, names)
  }
  const sets = new Map<readonly Located<string>[], ReadonlySet<string>>()
  return name => {
    const list = (name === undefined ? undefined : lists.get(name)) ?? []
    let set = sets.get(list)
    if (set === undefined) sets.set(list, (set = new Set(list.map(({ value }) => value))))
    return set
  }
}

/** Tells a name once, wherever connections use it; where they do so alike and a section is near it, the slip is in the section. */
function* unknownHost({ name: resource }: Resource, { places, known, unnamed, sections, companions }: UnknownHost): Generator<Finding> {
  const [first, ...others] = places
  if (first === undefined) return
  const near = didYouMean(first.value, unnamed)
  const leftOut = (near === undefined ? undefined : sections.get(near)) ?? []
  const [section] = others.length === 0 ? [] : leftOut
  if (section !== undefined) {
    yield {
      at: section.at,
      message: `No connection of resource "${resource.value}" is to host "${section.name}", and "${first.value}", to which some are, has no section`,
      help: `Did you mean "${first.value}"?`,
      related: places.map(at => ({ at, message: 'a connection' })),
    }
    return
  }
  const help = near === undefined ? suggestion(first.value, without(known, companions)) : `Did you mean "${near}"?`
  yield {
    at: first,
    message: `Resource "${resource.value}" has no "on" section for host "${first.value}"`,
    ...(help === undefined ? {} : { help }),
    related: [
      ...others.map(at => ({ at, message: 'and here' })),
      ...leftOut.map(({ at }) => ({ at, message: 'no connection names this host' })),
    ],
    // Where the hosts are known, they tell whether the section has the slip.
    followsFrom: leftOut.map(({ at, address }) => ({ rule: 'cluster/unknown-drbd-host', at: address ?? at })),
  }
}

function* without(names: Iterable<string>, left: ReadonlySet<string>): Generator<string> {
  for (const name of names) if (!left.has(name)) yield name
}

/** The output of drbdsetup show names the ends of a connection `_this_host` and `_remote_host`. */
function isInternal(section: ResourceSection): boolean {
  return section.hosts.some(host => host.names[0]?.value.startsWith('_') === true)
}
