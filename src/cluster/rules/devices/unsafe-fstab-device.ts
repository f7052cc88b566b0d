import { defineClusterRule } from '../../define-cluster-rule.js'
import { canonicalDevice } from '../../view/devices.js'
import { clusterFileSystems } from '../../view/drbd-mounts.js'
import { volumesByHost } from '../../view/drbd.js'
import { isDeviceOf } from '../../view/drbd-devices.js'
import { heartbeatExample, ocfs2Example } from '../example-cluster.js'

const shared = `resource r0 {
  startup { become-primary-on both; }
  net { allow-two-primaries; }
${['alpha', 'beta'].map((host, index) => `  on ${host} { device /dev/drbd0; disk /dev/sdb1; address 198.51.100.${index + 1}:7788; meta-disk internal; }\n`).join('')}}
`

/** The system must not mount a DRBD device, or the disk below it, by itself. */
export const unsafeFstabDevice = defineClusterRule({
  id: 'cluster/unsafe-fstab-device',
  severity: 'error',
  origin: 'practice',
  summary: 'fstab mounts a DRBD device or the disk below it at boot',
  why:
    'The mount fails on the secondary host and stops its boot, or takes the device out of the cluster\'s hands. A ' +
    'mounted lower disk destroys the data.',
  do: 'Add noauto, or remove the line.',
  sources: [
    'GettingStarted: resources of heartbeat are not started by the system',
    'heartbeat 3.0.6 ResourceManager verifyallidle',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('the DRBD device', { 'alpha:/etc/fstab': '/dev/drbd0 /srv/other ext3 defaults 0 0\n' }),
      heartbeatExample('the disk below', { 'alpha:/etc/fstab': '/dev/mapper/vg1-data /srv/other ext3 defaults 0 0\n' }),
      ocfs2Example('the disk below, as OCFS2', { '*:/etc/drbd.conf': shared }),
    ],
    good: [
      heartbeatExample('noauto', { 'alpha:/etc/fstab': '/dev/drbd0 /srv/other ext3 noauto 0 0\n' }),
      ocfs2Example('OCFS2 on the device', { '*:/etc/drbd.conf': shared, '*:/etc/fstab': ['/dev/sdb1', '/dev/drbd0'] }),
    ],
  },

  *check(cluster) {
    for (const entry of cluster.facts('mount')) {
      const { device, options, type } = entry.fact
      if (options.includes('noauto')) continue
      const path = canonicalDevice(device)
      const volume = volumesByHost(cluster).find(({ on, fact }) => {
        return on === entry.host && (isDeviceOf(fact, path) || (fact.disk !== undefined && canonicalDevice(fact.disk) === path))
      })
      if (volume === undefined) continue
      const isDevice = isDeviceOf(volume.fact, path)
      // A cluster filesystem on two primaries is mounted on every host: on the device, never on the disk below it.
      if (isDevice && clusterFileSystems.has(type)) continue
      const what = isDevice ? 'the device' : 'the disk'
      yield {
        at: entry,
        message:
          `"${device}", ${what} of resource "${volume.fact.resource}", is mounted at boot on host "${entry.host}"`,
        related: [{ at: volume, message: 'the resource is set up here' }],
      }
    }
  },
})
