import { defineClusterRule } from '../../define-cluster-rule.js'
import { canonicalDevice, devicesAt } from '../../view/devices.js'
import { volumesByHost } from '../../view/drbd.js'
import type { Placed } from '../../view/drbd.js'
import { heartbeatExample } from '../example-cluster.js'

const disks =
  '{"blockdevices":[{"name":"sda","path":"/dev/sda","size":10737418240,"type":"disk","wwn":"0x5000c500a1b2c3d4"},\n' +
  '{"name":"sdb","path":"/dev/sdb","size":10737418240,"type":"disk","wwn":"0x5000c500a1b2c3d5"}]}\n'

/** The heartbeat pair with a second resource, and the disks of both resources on alpha. */
function second(first: string, other: string): readonly string[] {
  const hosts = ['alpha', 'beta'].map((name, index) => `  on ${name} {
    device /dev/drbd1;
    disk ${index === 0 ? other : '/dev/vg1/more'};
    address 198.51.100.${index + 1}:7789;
    meta-disk internal;
  }
`)
  return [
    'disk /dev/vg1/data;\n    address 198.51.100.1',
    `disk ${first};\n    address 198.51.100.1`,
    'resource r0 {\n',
    `resource r1 {
  startup {
    wfc-timeout 60;
    degr-wfc-timeout 60;
  }
  disk {
    fencing resource-only;
  }
  net {
    protocol C;
  }
  handlers {
    fence-peer "/usr/lib/heartbeat/drbd-peer-outdater -t 5";
  }
${hosts.join('')}}
resource r0 {
`,
  ]
}

/** Two names of one disk must not be the backing devices of two volumes. */
export const duplicateBackingDevice = defineClusterRule({
  id: 'cluster/duplicate-backing-device',
  severity: 'error',
  origin: 'practice',
  summary: 'two volumes of a host have one backing device under two names',
  why: 'drbdadm compares the names only. Whichever volume comes up second fails; after a wrong promotion both overwrite the same blocks.',
  do: 'Give each volume its own device.',
  sources: [
    'drbd-utils user/v9/drbdadm_parser.c: disks are compared as they are written',
    'drbd drbd/drbd_nl.c: the backing device is opened exclusively, ERR_OPEN_DISK',
    'systemd rules.d/60-persistent-storage.rules: what the links below /dev/disk are made of',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('one disk by its number and by its name', {
        '*:/etc/drbd.conf': second('/dev/sda', '/dev/disk/by-id/wwn-0x5000c500a1b2c3d4'),
        'alpha:facts/lsblk.json': disks,
      }),
    ],
    good: [
      heartbeatExample('two disks', {
        '*:/etc/drbd.conf': second('/dev/sda', '/dev/disk/by-id/wwn-0x5000c500a1b2c3d5'),
        'alpha:facts/lsblk.json': disks,
      }),
      heartbeatExample('what the number means is not known', {
        '*:/etc/drbd.conf': second('/dev/sda', '/dev/disk/by-id/wwn-0x5000c500a1b2c3d4'),
      }),
    ],
  },

  *check(cluster) {
    const users = new Map<unknown, Placed<'drbd-volume'>>()
    for (const entry of volumesByHost(cluster)) {
      const { disk } = entry.fact
      if (disk === undefined || disk === 'none') continue
      for (const device of devicesAt(cluster, entry.on, disk)) {
        const other = users.get(device)
        if (other === undefined) {
          users.set(device, entry)
          continue
        }
        // One name twice is told by rules of drbd.conf; copies of it that drifted apart are reported as such.
        if (other.host !== entry.host || canonicalDevice(other.fact.disk ?? '') === canonicalDevice(disk)) continue
        yield {
          at: entry,
          message: `"${disk}" of host "${entry.on}" is "${other.fact.disk}", which resource "${other.fact.resource}" uses`,
          related: [
            { at: other, message: `resource "${other.fact.resource}" uses it here` },
            { at: device, message: 'the host says that they are one device' },
          ],
        }
        break
      }
    }
  },
})
