import { defineClusterRule } from '../../define-cluster-rule.js'
import { canonicalDevice } from '../../view/devices.js'
import { volumesByHost } from '../../view/drbd.js'
import { heartbeatExample } from '../example-cluster.js'

function guest(source: string): string {
  return `name = "web"\nmemory = 512\ndisk = [ "${source},xvda,w" ]\n`
}

/** A virtual machine must use the DRBD device, never the disk below it. */
export const conflictingXenDisk = defineClusterRule({
  id: 'cluster/conflicting-xen-disk',
  severity: 'error',
  origin: 'practice',
  summary: 'a virtual machine uses the disk below a DRBD resource',
  why:
    'DRBD holds the disk, so the machine does not start; where it does, because the resource is down, it writes past DRBD: the ' +
    'peer never gets what was written, and the next resync mixes both.',
  do: 'Give the machine the DRBD device, phy:/dev/drbdN or drbd:RESOURCE.',
  sources: ['DRBD User\'s Guide, "Using Xen with DRBD": a domU uses the DRBD device', 'drbd.conf(5) "disk": the lower-level device'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('the logical volume', { 'alpha:/etc/xen/web.cfg': guest('phy:/dev/vg1/data') }),
      heartbeatExample('by its other name', { 'alpha:/etc/xen/web.cfg': guest('phy:mapper/vg1-data') }),
    ],
    good: [
      heartbeatExample('the DRBD device', { 'alpha:/etc/xen/web.cfg': guest('phy:/dev/drbd0') }),
      heartbeatExample('by the name of the resource', { 'alpha:/etc/xen/web.cfg': guest('drbd:r0') }),
    ],
  },

  *check(cluster) {
    const disks = new Map<string, ReturnType<typeof volumesByHost>[number]>()
    for (const volume of volumesByHost(cluster)) {
      const { disk } = volume.fact
      if (disk !== undefined && disk !== 'none') disks.set(`${volume.on}\0${canonicalDevice(disk)}`, volume)
    }
    if (disks.size === 0) return
    for (const entry of cluster.facts('xen-domain')) {
      for (const { source } of entry.fact.disks) {
        // `phy:` takes what stands behind /dev/ too.
        const path = source.startsWith('/') ? source : `/dev/${source}`
        const volume = disks.get(`${entry.host}\0${canonicalDevice(path)}`)
        if (volume === undefined) continue
        const { resource, device } = volume.fact
        yield {
          at: entry,
          message: `"${entry.fact.name ?? '?'}" of host "${entry.host}" uses "${source}", the disk below DRBD resource "${resource}"`,
          related: [{ at: volume, message: `the disk of resource "${resource}"` }],
          ...(device === undefined ? {} : { help: `Use "${device}".` }),
        }
      }
    }
  },
})
