import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Finding } from '../../../diagnostics/diagnostic.js'
import { sectionsOf } from '../resolve/connections.js'
import { isForHost, isPartForHost, isWhole, resourceNamed } from '../resolve/host-names.js'
import { repeatedVolumes } from '../resolve/incomplete-volume.js'
import type { Configuration, Host, Resource, Volume } from '../schema.js'
import { resourcesWith, specialResources } from '../analysis/resources-with.js'
import { isDialectFrom } from '../vocabulary.js'

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
  followsFrom: [{ rules: ['drbd-conf/missing-host-statement', 'drbd-conf/unexpected-brace', 'drbd-conf/unclosed-block', 'drbd-conf/missing-block', 'drbd-conf/misplaced-statement', 'drbd-conf/unknown-statement'], within: 'file' }],
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
    if (!isDialectFrom(configuration.dialect, '8.4')) return
    for (const resource of specialResources(configuration)) {
      if (!isWhole(configuration, resource)) continue
      const { name, hosts } = resource
      const [first, ...others] = sectionsOf(hosts)
      if (first === undefined) continue
      if (configuration.dialect === '8.4') yield* unusedVolumes(resource)
      const mixed = [first, ...others].find(isMixed)
      if (mixed !== undefined) {
        const message = `Resource "${name.value}" has volumes with and without numbers on "${mixed.name}"`
        yield { at: mixed.section, message, related: mixed.volumes.slice(-1).map(({ at }) => ({ at, message: 'one with a number' })) }
        continue
      }
      for (const other of others) {
        const message = difference(first.volumes, other.volumes)
        if (message === undefined) continue
        const [twice] = [...repeatedVolumes(first.section.volumes), ...repeatedVolumes(other.section.volumes)]
        yield {
          at: other.section,
          message: `Resource "${name.value}": ${message} on "${other.name}", unlike on "${first.name}"`,
          related: [{ at: first.section, message: 'the host it is compared with' }],
          ...(twice === undefined ? {} : { confirms: { rule: 'drbd-conf/duplicate-volume', at: twice.volume.numberAt } }),
        }
      }
    }
    yield* stackedDifferences(configuration)
  },
})

/** drbdadm 8.4 crashes when it looks for the host of a volume with options that stands behind all of them. */
function* unusedVolumes({ name, section, hosts }: Resource): Generator<Finding> {
  for (const volume of section.volumes) {
    const isUsed = hosts.some(({ volumes }) => volumes.some(({ number }) => number === volume.number))
    if (isUsed || volume.options.every(({ settings }) => settings.length === 0)) continue
    const message = `Volume ${volume.number} of "${name.value}" stands behind all hosts, and so belongs to none`
    yield { at: volume, message }
  }
}

/** Tells whether a host has, beside the volume that statements outside of `volume` make, others by number. */
function isMixed({ section, volumes }: Host): boolean {
  if (section.kind === 'stacked' || section.names[0]?.value.startsWith('_') === true) return false
  return volumes.some(volume => volume.isImplicit) && volumes.some(volume => volume.number !== 0)
}

/**
 * A stacked resource has volumes of the lower one. On the host itself the lower one may have more; drbdadm 9 compares its
 * other hosts, too, where it may not.
 */
function* stackedDifferences(configuration: Configuration): Generator<Finding> {
  for (const upper of resourcesWith(configuration, 'stacked host')) {
    const { name: resource, hosts } = upper
    for (const host of hosts) {
      if (host.section.kind !== 'stacked' || isForHost(configuration, upper) === false) continue
      const lower = resourceNamed(configuration, host.name)
      const found = lower === undefined ? undefined : differenceBelow(configuration, host, lower)
      if (lower === undefined || found === undefined) continue
      yield {
        at: host.section,
        message: `Resource "${resource.value}": ${found.message} here, unlike in "${lower.name.value}" below it`,
        related: [{ at: found.below.section, message: 'the lower resource' }],
      }
    }
  }
}

function differenceBelow(
  configuration: Configuration,
  stacked: Host,
  lower: Resource,
): { readonly message: string; readonly below: Host } | undefined {
  const { host: name, dialect } = configuration
  const places = sectionsOf(lower.hosts)
  const own = name === undefined ? places[0] : places.find(other => isPartForHost(configuration, lower, other) === true)
  for (const below of places) {
    if (below !== own && dialect !== '9') continue
    const volumes =
      below === own ? below.volumes.filter(({ number }) => stacked.volumes.some(other => other.number === number)) : below.volumes
    const message = difference(volumes, stacked.volumes)
    if (message !== undefined) return { message, below }
  }
  return undefined
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
