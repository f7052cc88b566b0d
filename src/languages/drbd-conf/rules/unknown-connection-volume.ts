import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Configuration } from '../schema.js'

/** A connection has options for a volume that does not exist. */
export const unknownConnectionVolume = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/unknown-connection-volume',
  severity: 'error',
  origin: 'daemon',
  summary: 'a connection has options for a volume that does not exist',
  why: 'drbdadm finds no such volume on the hosts and refuses the configuration.',
  do: 'Correct the number.',
  sources: ['drbd-utils user/v9/drbdadm_postparse.c fixup_peer_devices()'],
  since: '0.1.0',
  examples: {
    bad: [
      `resource r0 {
  on alpha { node-id 0; device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { node-id 1; device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
  connection { host alpha; host beta; volume [|1|] { disk { } } }
}
`,
    ],
    good: [
      `resource r0 {
  on alpha { node-id 0; device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { node-id 1; device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
  connection { host alpha; host beta; volume 0 { disk { } } }
}
`,
    ],
  },

  *check({ configuration }) {
    const { resources, dialect } = configuration
    if (dialect !== '9') return
    for (const resource of resources) {
      const { name, section } = resource
      if (section.connections.length === 0) continue
      const known = new Set(resource.hosts.flatMap(host => host.volumes.map(volume => volume.number)))
      for (const { number, numberAt } of section.connections.flatMap(connection => connection.volumes)) {
        if (!known.has(number)) yield { at: numberAt, message: `Resource "${name.value}" has no volume ${number}` }
      }
    }
  },
})
