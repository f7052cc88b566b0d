import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { specialResources } from '../analysis/resources-with.js'
import { isUnderstood } from '../resolve/host-names.js'
import type { Configuration, Resource, Volume } from '../schema.js'

/** No host keeps the data of a volume. */
export const missingDisk = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/missing-disk',
  severity: 'warning',
  origin: 'practice',
  summary: 'no host has a disk for a volume',
  why: 'Each host waits for one that has the data. drbdadm takes the file, and no host can ever be made Primary.',
  do: 'Name the disk of the hosts that are to have the data.',
  sources: ['drbd.conf(5) 9, "disk none": the host uses the data of its peers'],
  since: '0.1.0',
  examples: {
    bad: [{ text: 'resource r0 {\n  device minor 0;\n  disk [|none|];\n  on alpha {\n    node-id 0;\n    address 192.0.2.1:7788;\n  }\n  on beta {\n    node-id 1;\n    address 192.0.2.2:7788;\n  }\n}\n', target: '9.22' }],
    good: [{ text: 'resource r0 {\n  device minor 0;\n  on alpha {\n    node-id 0;\n    disk /dev/sda7;\n    meta-disk internal;\n    address 192.0.2.1:7788;\n  }\n  on beta {\n    node-id 1;\n    disk none;\n    address 192.0.2.2:7788;\n  }\n}\n', target: '9.22' }],
  },

  *check({ configuration }) {
    if (configuration.dialect !== '9' || configuration.isPartial) return
    for (const resource of specialResources(configuration)) {
      if (resource.hosts.length < 2 || !isUnderstood(configuration, resource)) continue
      for (const volumes of volumesByNumber(resource)) {
        const [first] = volumes
        if (first?.disk === undefined || volumes.some(({ disk }) => disk?.value !== 'none')) continue
        yield { at: first.disk, message: `No host of resource "${resource.name.value}" has a disk for volume ${first.number}` }
        break
      }
    }
  },
})

function volumesByNumber({ hosts }: Resource): readonly (readonly Volume[])[] {
  const numbers = new Set(hosts.flatMap(({ volumes }) => volumes.map(({ number }) => number)))
  return [...numbers].map(wanted => hosts.flatMap(({ volumes }) => volumes.filter(({ number }) => number === wanted)))
}
