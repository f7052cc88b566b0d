import type { Finding } from '../../../diagnostics/diagnostic.js'
import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { listed } from '../../../text/quantity.js'
import { lackingIn, repeatedVolumes } from '../resolve/incomplete-volume.js'
import type { Configuration, VolumeSection } from '../schema.js'
import { resourcesWith } from '../analysis/resources-with.js'

/** A volume number stands for one volume. */
export const duplicateVolume = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/duplicate-volume',
  severity: 'error',
  origin: 'practice',
  summary: 'a volume number is used twice',
  why: 'drbdadm makes one volume of both and takes what it likes of each; the other device is missing. In a host section only the first inherits from the resource, and drbdadm refuses a second one that is not complete.',
  do: 'Give the second volume a number of its own.',
  sources: [
    'user/v9/drbdadm_parser.c volume0(): an equal number is looked up, not refused',
    'drbdadm 8.4 and 9: prints "unsorted volumes list" and goes on',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      {
        text: `resource r0 {
  volume 1 { device minor 1; disk /dev/sda1; meta-disk internal; }
  on alpha { node-id 0; address 192.0.2.1:7788; volume 1 { } volume [|1|] { } }
  on beta { node-id 1; address 192.0.2.2:7788; }
}
`,
        target: '9.22',
      },
      {
        text:
          'resource r0 {\n  volume 0 {\n    device minor 0;\n  }\n  volume [|0|] {\n    device minor 1;\n  }\n}\n',
        target: '9.22',
      },
    ],
    good: [
      {
        text: 'resource r0 {\n  volume 0 {\n    device minor 0;\n  }\n  volume 1 {\n    device minor 1;\n  }\n}\n',
        target: '9.22',
      },
      {
        text:
          'resource r0 {\n  volume 0 {\n    device minor 0;\n  }\n  on alpha {\n    volume 0 {\n      disk /dev/sda7;\n    }\n  }\n}\n',
        target: '9.22',
      },
    ],
  },

  *check({ configuration }) {
    if (resourcesWith(configuration, 'numbered volume').length === 0) return
    const { models, target } = configuration
    for (const { sections } of models) {
      for (const section of sections) {
        if (section.kind !== 'resource') continue
        for (const { volume, first } of repeatedVolumes(section.volumes)) yield repetition(volume, first)
        for (const host of section.hosts) {
          for (const { volume, first } of repeatedVolumes(host.volumes)) {
            const lacks = host.isBroken || host.names[0]?.value.startsWith('_') === true ? [] : lackingIn(volume, host, target)
            if (lacks.length === 0) yield repetition(volume, first)
            else {
              const missing = listed(lacks.map(name => `"${name}"`))
              const message = `Volume ${volume.number} is already defined; this one inherits nothing and lacks ${missing}`
              yield { ...repetition(volume, first), message, origin: 'daemon' as const }
            }
          }
        }
      }
    }
  },
})

function repetition({ number, numberAt: at }: VolumeSection, first: VolumeSection): Finding {
  return { at, message: `Volume ${number} is already defined`, related: [{ at: first.numberAt, message: 'it is defined here' }] }
}
