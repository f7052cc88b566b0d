import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Finding } from '../../../diagnostics/diagnostic.js'
import { sectionsOf } from '../resolve/connections.js'
import { isHost, isWhole, resourceNamed } from '../resolve/host-names.js'
import type { Configuration, Volume } from '../schema.js'
import { traitsOf } from '../traits.js'

/** The hosts of a resource have different volumes. */
export const mismatchedVolumes = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/mismatched-volumes',
  severity: 'error',
  origin: 'daemon',
  summary: 'the hosts of a resource have different volumes',
  why: 'All hosts replicate the same volumes; drbdadm refuses a resource in which one host has another set.',
  do: 'Define the same volume numbers on all hosts, all with or all without "volume".',
  sources: ['drbd-utils user/v9/drbdadm_postparse.c, user/v84/drbdadm_parser.c check_volume_sets_equal()'],
  since: '0.1.0',
  examples: {
    bad: [
      `resource r0 {
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  [|on beta|] { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; volume 1 { device /dev/drbd1; disk /dev/sda2; meta-disk internal; } }
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
    if (configuration.dialect < '8.4') return
    const { unusual, hasStacked } = traitsOf(configuration)
    for (const resource of unusual) {
      if (!isWhole(configuration, resource)) continue
      const { name, hosts } = resource
      const [first, ...others] = sectionsOf(hosts).filter(host => host.section.kind !== 'stacked')
      if (first === undefined) continue
      for (const other of others) {
        const message = difference(first.volumes, other.volumes)
        if (message === undefined) continue
        yield {
          at: other.section,
          message: `Resource "${name.value}": ${message} on "${other.name}", unlike on "${first.name}"`,
          related: [{ at: first.section, message: 'the host it is compared with' }],
        }
      }
    }
    if (hasStacked) yield* stackedDifferences(configuration)
  },
})

/** A stacked resource has volumes of the lower one, which may have more, on the hosts of the lower one. */
function* stackedDifferences(configuration: Configuration): Generator<Finding> {
  const { host: name } = configuration
  for (const { name: resource, hosts } of configuration.resources) {
    for (const host of hosts) {
      if (host.section.kind !== 'stacked') continue
      const lower = resourceNamed(configuration, host.name)
      const own = lower?.hosts.find(other => name === undefined || isHost(configuration, other, name))
      if (lower === undefined || own === undefined) continue
      const below = own.volumes.filter(volume => host.volumes.some(other => other.number === volume.number))
      const message = difference(below, host.volumes)
      if (message === undefined) continue
      yield {
        at: host.section,
        message: `Resource "${resource.value}": ${message} here, unlike in "${lower.name.value}" below it`,
        related: [{ at: own.section, message: 'the lower resource' }],
      }
    }
  }
}

/** Says how two sorted lists of volumes differ. */
function difference(first: readonly Volume[], other: readonly Volume[]): string | undefined {
  let left = 0
  let right = 0
  while (left < first.length || right < other.length) {
    const a = first[left]
    const b = other[right]
    if (a !== undefined && (b === undefined || a.number < b.number)) return `volume ${a.number} is missing`
    if (b !== undefined && (a === undefined || b.number < a.number)) return `volume ${b.number} is defined`
    if (a !== undefined && b !== undefined && a.isImplicit !== b.isImplicit) {
      return `volume ${b.number} is ${b.isImplicit ? 'not ' : ''}written as "volume ${b.number}"`
    }
    left += 1
    right += 1
  }
  return undefined
}
