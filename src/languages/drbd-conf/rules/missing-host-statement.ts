import type { Finding } from '../../../diagnostics/diagnostic.js'
import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Place } from '../../../text/located.js'
import { sectionsOf } from '../resolve/connections.js'
import { isNumberedByAddress, numberedPairs } from '../resolve/derived-node-ids.js'
import { isUnderstood, isWhole } from '../resolve/host-names.js'
import { lackingIn, repeatedVolumes } from '../resolve/incomplete-volume.js'
import type { Configuration, Host, HostSection, Resource, ResourceSection } from '../schema.js'
import { specialResources } from '../analysis/resources-with.js'
import { isDialectFrom } from '../vocabulary.js'

/** A host section lacks a statement that it needs. */
export const missingHostStatement = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/missing-host-statement',
  severity: 'error',
  origin: 'daemon',
  summary: 'a host section lacks a statement that it needs',
  why: 'drbdadm would not know which device, disk or address to use, and refuses the configuration.',
  do: 'Add the statement.',
  sources: [
    'drbd user/drbdadm_parser.c derror() "keyword missing"; drbd-utils user/v9/drbdadm_postparse.c check_volume_complete()',
  ],
  since: '0.1.0',
  followsFrom: [{ rules: ['drbd-conf/unexpected-brace', 'drbd-conf/unclosed-block', 'drbd-conf/missing-block', 'drbd-conf/misplaced-statement', 'drbd-conf/duplicate-statement', 'drbd-conf/unknown-statement', 'drbd-conf/unexpected-semicolon', 'drbd-conf/missing-semicolon'], within: 'file' }],
  examples: {
    bad: [
      `resource r0 {
  [|on alpha|] { disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
      {
        text: `resource r0 {
  [|on alpha|] { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
        target: '8.4',
      },
    ],
    good: [
      `resource r0 {
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
      {
        text: `resource r0 {
  on alpha { device /dev/drbd0; address 192.0.2.1:7788; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
        target: '9',
      },
    ],
  },

  *check({ configuration }) {
    const { dialect } = configuration
    for (const resource of specialResources(configuration)) {
      if (!isUnderstood(configuration, resource)) continue
      const { section, hosts } = resource
      const lacks: Lack[] = []
      let count = 0
      let checked: HostSection | undefined
      for (const host of hosts) {
        if (host.section === checked) continue
        // What drbdsetup printed is not checked; 8.3 and 8.4 crash where it lacks what they go on with.
        const isInternal = host.section.names[0]?.value.startsWith('_') === true
        if (isInternal && dialect !== '8.3' && dialect !== '8.4') continue
        checked = host.section
        if (host.section.isBroken) continue
        count += 1
        for (const name of lackingAt(configuration, host, isInternal)) {
          const empty = name === 'device' ? host.volumes.find(({ at }) => at.emptyDevice !== undefined)?.at.emptyDevice : undefined
          lacks.push({ host, name, empty })
        }
      }
      for (const name of new Set(lacks.map(lack => lack.name))) {
        const same = lacks.filter(lack => lack.name === name)
        // What none has was most likely meant for all of them.
        if (same.length > 1 && same.length === count && same.every(({ empty }) => empty === undefined)) yield lackedByAll(section, name, same)
        else for (const lack of same) yield lackedBy(section, lack)
      }
    }
    if (dialect === '9') for (const resource of specialResources(configuration)) yield* missingAddresses(configuration, resource)
  },
})

/** A statement that a host lacks. */
interface Lack {
  readonly host: Host
  readonly name: string
  /** Where it stands without its value. */
  readonly empty: Place | undefined
}

function lackingAt({ dialect, target }: Configuration, { section, address, volumes }: Host, isInternal: boolean): ReadonlySet<string> {
  const lacks: string[] = []
  if (address === undefined && dialect !== '9') lacks.push('address')
  const repeated = new Set([...repeatedVolumes(section.volumes)].map(({ volume }) => volume))
  for (const volume of isInternal && dialect === '8.4' ? [] : volumes) {
    // What a volume lacks because its number stands twice is reported as that.
    if (repeated.has(volume.at)) continue
    lacks.push(...lackingIn(volume, section, target))
  }
  if (volumes.length === 0 && !isDialectFrom(dialect, '8.4'))
    lacks.push(...(section.kind === 'stacked' ? ['device'] : ['device', 'disk', 'meta-disk']))
  return new Set(lacks)
}

function lackedBy({ name: resource }: ResourceSection, { host, name, empty }: Lack): Finding {
  const before = empty === undefined ? customaryPlace(host, name) : undefined
  return {
    at: empty ?? host.section,
    message: `"${nameOf(host)}" in resource "${resource.value}" lacks "${name}"`,
    ...(before === undefined ? {} : { related: [{ at: before, message: `"${name}" usually stands behind this` }] }),
  }
}

function lackedByAll({ name: resource, volumes: [shared] }: ResourceSection, name: string, lacks: readonly Lack[]): Finding {
  const sections = lacks.map(({ host }) => ({ at: host.section, message: `"${nameOf(host)}"` }))
  const [first, ...others] = sections
  return {
    at: shared ?? first?.at ?? resource,
    message: `No host of resource "${resource.value}" has "${name}"`,
    related: shared === undefined ? others : sections,
  }
}

/**
 * Of two hosts without connections drbdadm 9 needs the addresses: it works their numbers out of them, and where neither has one
 * it makes a connection without ends, and crashes on it.
 */
function* missingAddresses(configuration: Configuration, resource: Resource): Generator<Finding> {
  const { name, section, hosts } = resource
  const places = sectionsOf(hosts)
  const [first, second] = places
  if (first === undefined || second === undefined || places.length > 2 || section.connections.length > 0) return
  if (!isWhole(configuration, resource) || numberedPairs(section, hosts).some(({ isEqual }) => isEqual)) return
  if (isNumberedByAddress(section, places)) {
    for (const host of places) {
      if (host.address === undefined) yield { at: host.section, message: `"${nameOf(host)}" in resource "${name.value}" lacks "address"` }
    }
    return
  }
  if (section.meshes.length > 0 || first.address !== undefined || second.address !== undefined) return
  if (first.nodeId === undefined || second.nodeId === undefined) return
  yield {
    at: first.section,
    message: `Neither "${first.name}" nor "${second.name}" of resource "${name.value}" has an "address"`,
    related: [{ at: second.section, message: 'the other host' }],
  }
}

/** Statements of a host in the order in which they usually stand. */
const customaryOrder = ['device', 'disk', 'address', 'meta-disk'] as const

/** Finds what usually stands before a statement, if it is in the section of the host itself. */
function customaryPlace({ section }: Host, name: string): Place | undefined {
  const own = section.volumes.find(({ isImplicit }) => isImplicit)
  const places: Readonly<Record<string, Place | undefined>> = {
    device: own?.device?.minorAt,
    disk: own?.disk,
    address: section.address?.host,
    'meta-disk': own?.metaDisk,
  }
  const until = customaryOrder.findIndex(other => other === name)
  return customaryOrder.slice(0, Math.max(until, 0)).map(other => places[other]).findLast(place => place !== undefined)
}

function nameOf({ section, name }: Host): string {
  return section.kind === 'stacked'
    ? `stacked-on-top-of ${name}`
    : section.kind === 'floating'
      ? `floating ${name}`
      : `on ${name}`
}
