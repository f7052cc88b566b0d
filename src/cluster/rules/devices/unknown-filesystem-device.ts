import { defineClusterRule } from '../../define-cluster-rule.js'
import { promotedResources, volumesByHost } from '../../view/drbd.js'
import { distinctHaresources, groupsOf } from '../../view/resources.js'
import { heartbeatExample } from '../example-cluster.js'

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
      heartbeatExample('r0 is /dev/drbd0', { '*:/etc/ha.d/haresources': ['/dev/drbd0', '/dev/drbd1'] }),
      heartbeatExample('the device stands before its resource is named', {
        '*:/etc/ha.d/haresources': ['drbddisk::r0 Filesystem::/dev/drbd0::', 'apache Filesystem::/dev/drbd7::'],
      }),
    ],
    good: [
      heartbeatExample('the device of r0'),
      heartbeatExample('another kind of device', { '*:/etc/ha.d/haresources': ['/dev/drbd0', '/dev/sdb1'] }),
    ],
  },

  *check(cluster) {
    for (const host of distinctHaresources(cluster)) {
      const volumes = volumesByHost(cluster).filter(({ on }) => on === host)
      if (volumes.length === 0) continue
      for (const { resources } of groupsOf(cluster, host)) {
        const members = new Set(resources.map(({ origin }) => origin))
        const promoted = promotedResources(cluster, host).filter(({ origin }) => members.has(origin))
        // A resource that does not exist is told by itself, and has no device.
        if (promoted.some(
          ({ resource }) => resource !== 'all' && !volumes.some(({ fact }) => fact.resource === resource),
        )) continue
        for (const { fact, origin } of resources) {
          const [device] = fact.arguments
          const minor = fact.script === 'Filesystem' && device !== undefined ? minorOf(device) : undefined
          if (minor === undefined) continue
          const owners = volumes.filter(volume => volume.fact.minor === minor || volume.fact.device === device)
          // Of several, whatever order the files were read in; that they share a device is another finding.
          const isPromoted = ({ fact: { resource } }: (typeof volumes)[number]): boolean => promoted.some(other => other.resource === resource)
          const owner = owners.find(isPromoted) ?? owners.toSorted((a, b) => (a.fact.resource < b.fact.resource ? -1 : 1))[0]
          if (owner !== undefined) {
            if (
              promoted.length === 0 ||
              promoted.some(({ resource }) => resource === owner.fact.resource || resource === 'all')
            ) continue
            if (hasStackedAbove(cluster.factsOn(host, 'group-resource'), owner.fact.resource)) continue
          }
          const [expected] = promoted
          const own = volumes.find(volume => volume.fact.resource === expected?.resource)
          yield {
            at: { origin },
            message:
              owner === undefined
                ? `"${device}" is the device of no resource on host "${host}"`
                : `"${device}" belongs to resource "${owner.fact.resource}", the group promotes ` +
                  `"${expected?.resource ?? ''}"`,
            related: own === undefined ? [] : [
              { at: own.fact.places?.device ?? own, message: `the device of resource "${own.fact.resource}"` },
            ],
          }
        }
      }
    }
  },
})

/** Reads the minor number out of `/dev/drbd1` or `/dev/drbd/1`. */
function minorOf(device: string): number | undefined {
  const digits = /^\/dev\/drbd\/?(\d+)$/.exec(device)?.[1]
  return digits === undefined ? undefined : Number(digits)
}

function hasStackedAbove(
  resources: readonly { readonly fact: { readonly script: string; readonly arguments: readonly string[] } }[],
  name: string,
): boolean {
  return resources.some(({ fact }) => fact.script === 'drbdupper' && fact.arguments[0] === name)
}
