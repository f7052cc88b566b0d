import type { HostFact } from '../../../facts/fact-index.js'
import type { Finding } from '../../../diagnostics/diagnostic.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { promotedResources, stackedPromotions, stackedVolumesOn, volumesByHost } from '../../view/drbd.js'
import type { Placed, Promotion } from '../../view/drbd.js'
import { isDeviceOf, isDrbdPath } from '../../view/drbd-devices.js'
import { filesOf, heartbeatClusterOf } from '../../view/groups.js'
import { distinctHaresources, groupsOf } from '../../view/resources.js'
import { heartbeatExample } from '../example-cluster.js'

const farResource = `resource r0-far {
  stacked-on-top-of r0 {
    device /dev/drbd10;
    address 192.0.2.10:7789;
  }
  on gamma {
    device /dev/drbd10;
    disk /dev/vg1/data;
    address 203.0.113.3:7789;
    meta-disk internal;
  }
}
`

/** A DRBD device that a group mounts must belong to a resource that the same group promotes. */
export const unknownFilesystemDevice = defineClusterRule({
  id: 'cluster/unknown-filesystem-device',
  severity: 'error',
  origin: 'practice',
  summary: 'haresources mounts a DRBD device of no resource that the group promotes',
  why: 'The device is absent or secondary, so the mount fails; or it is the device of other data.',
  do: 'Mount the device of the resource that drbddisk promotes.',
  sources: [
    'drbd.conf(5) "device": a secondary device cannot be mounted',
    'heartbeat shipped sample haresources: drbddisk, then Filesystem',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('the device below the stacked one', {
        '*:/etc/ha.d/haresources': ['drbddisk::r0', 'drbddisk::r0 drbdupper::r0-far'],
        '*:/etc/drbd.conf': ['resource r0 {', `${farResource}resource r0 {`],
      }),
      heartbeatExample('mounted before the stacked resource is primary', {
        '*:/etc/ha.d/haresources': ['drbddisk::r0', 'drbddisk::r0 Filesystem::/dev/drbd10::/srv::ext3 drbdupper::r0-far', ' Filesystem::/dev/drbd0::/srv/data::ext3', ''],
        '*:/etc/drbd.conf': ['resource r0 {', `${farResource}resource r0 {`],
      }),
      heartbeatExample('r0 is /dev/drbd0', { '*:/etc/ha.d/haresources': ['/dev/drbd0', '/dev/drbd1'] }),
      heartbeatExample('the device stands before its resource is named', {
        '*:/etc/ha.d/haresources': ['drbddisk::r0 Filesystem::/dev/drbd0::', 'apache Filesystem::/dev/drbd7::'],
      }),
    ],
    good: [
      heartbeatExample('the device of what is stacked on r0', {
        '*:/etc/ha.d/haresources': ['drbddisk::r0', 'drbddisk::r0 drbdupper::r0-far', '/dev/drbd0', '/dev/drbd10'],
        '*:/etc/drbd.conf': ['resource r0 {', `${farResource}resource r0 {`],
      }),
      heartbeatExample('the device of r0'),
      heartbeatExample('another kind of device', { '*:/etc/ha.d/haresources': ['/dev/drbd0', '/dev/sdb1'] }),
    ],
  },

  *check(cluster) {
    for (const host of distinctHaresources(cluster)) {
      const upper = stackedVolumesOn(cluster, host)
      const volumes = [...volumesByHost(cluster).filter(({ on }) => on === host), ...upper]
      if (volumes.length === 0) continue
      const crossings = new Set<string>()
      for (const { resources } of groupsOf(cluster, host)) {
        const members = new Set(resources.map(({ origin }) => origin))
        const promoted = [...promotedResources(cluster, host), ...stackedPromotions(cluster, host)].filter(({ origin }) => members.has(origin))
        // A resource that does not exist is reported by itself, and has no device.
        if (promoted.some(
          ({ resource }) => resource !== 'all' && !volumes.some(({ fact }) => fact.resource === resource),
        )) continue
        for (const { fact, origin } of resources) {
          const [device] = fact.arguments
          const found = fact.script === 'Filesystem' && device !== undefined ? faultOf(device, { host, volumes, upper, promoted }, fact.index) : undefined
          if (found === undefined) continue
          const { crossing: [mounted, meant] = [], ...fault } = found
          // Of two groups that mount each other's device the first one tells both.
          if (crossings.has(`${meant} ${mounted}`)) continue
          if (meant !== undefined) crossings.add(`${mounted} ${meant}`)
          yield { at: { origin }, ...fault, followsFrom: [...otherCopies(cluster, host, resources).flatMap(at => toldOfGroups.map(rule => ({ rule, at }))), ...sharedMinors(cluster, host)] }
        }
      }
    }
  },
})

const toldOfGroups = ['cluster/mismatched-haresources', 'haresources/conflicting-drbd-order', 'haresources/duplicate-key']

/** Every part of the group in all copies: where they differ, that is reported. */
function otherCopies(cluster: ClusterModel, host: string, resources: readonly HostFact<'group-resource'>[]): readonly HostFact<'group-resource'>[] {
  const numbers = new Set(resources.map(({ fact }) => fact.group))
  return heartbeatClusterOf(cluster, host).flatMap(member => cluster.factsOn(member, 'group-resource').filter(({ fact }) => numbers.has(fact.group)))
}

/** Of two resources with one device the one has no device that is its own, which is reported. */
function sharedMinors(cluster: ClusterModel, host: string): NonNullable<Finding['followsFrom']> {
  return heartbeatClusterOf(cluster, host).flatMap(member => filesOf(cluster, member, 'drbd-conf')).map(at => ({ rule: 'drbd-conf/duplicate-minor', at }))
}

interface Group {
  readonly host: string
  readonly volumes: readonly Placed<'drbd-volume'>[]
  /** Those of the volumes that are stacked on others. */
  readonly upper: readonly Placed<'drbd-volume'>[]
  readonly promoted: readonly Promotion[]
}

/** What is wrong with the device that a group mounts; nothing where it is of another kind than DRBD's. */
function faultOf(device: string, { host, volumes, upper, promoted }: Group, index: number): Fault | undefined {
  const minor = minorOf(device)
  const isPromoted = ({ fact: { resource } }: Placed<'drbd-volume'>): boolean => promoted.some(other => other.resource === resource)
  const owners = volumes.filter(volume => (minor !== undefined && volume.fact.minor === minor) || isDeviceOf(volume.fact, device))
  if (minor === undefined && owners.length === 0 && !isDrbdPath(device)) return undefined
  // Of several, whatever order the files were read in; that they share a device is another finding.
  const owner = owners.find(isPromoted) ?? owners.toSorted((a, b) => (a.fact.resource < b.fact.resource ? -1 : 1))[0]
  const above = upper.find(volume => volume.fact.host === owner?.fact.resource && isPromoted(volume))
  if (above !== undefined) return { message: `"${device}" lies below "${above.fact.resource}", which the group promotes as well`, related: deviceOf(above) }
  const promotions = promoted.filter(({ resource }) => resource === owner?.fact.resource)
  const [late] = promotions
  if (owner !== undefined && late !== undefined && promotions.every(one => one.fact.index > index)) {
    return { message: `"${device}" is mounted before "${owner.fact.resource}" is primary`, related: [{ at: late, message: `"${owner.fact.resource}" becomes primary here` }] }
  }
  if (owner !== undefined && (promoted.length === 0 || promoted.some(({ resource }) => resource === owner.fact.resource || resource === 'all'))) return undefined
  const [expected] = promoted
  const own = volumes.find(volume => volume.fact.resource === expected?.resource)
  return {
    message: owner === undefined
      ? `"${device}" is the device of no resource on host "${host}"`
      : `"${device}" belongs to resource "${owner.fact.resource}", the group promotes "${expected?.resource ?? ''}"`,
    related: own === undefined ? [] : deviceOf(own),
    ...(owner === undefined || expected === undefined ? {} : { crossing: [owner.fact.resource, expected.resource] }),
  }
}

/** What is wrong with a mount; `crossing` names the resource that is mounted, and the one that the group promotes. */
interface Fault extends Omit<Finding, 'at'> {
  readonly crossing?: readonly [mounted: string, meant: string]
}

function deviceOf(volume: Placed<'drbd-volume'>): NonNullable<Finding['related']> {
  return [{ at: volume.fact.places?.device ?? volume, message: `the device of resource "${volume.fact.resource}"` }]
}

/** Reads the minor number out of `/dev/drbd1` or `/dev/drbd/1`. */
function minorOf(device: string): number | undefined {
  const digits = /^\/dev\/drbd\/?(\d+)$/.exec(device)?.[1]
  return digits === undefined ? undefined : Number(digits)
}
