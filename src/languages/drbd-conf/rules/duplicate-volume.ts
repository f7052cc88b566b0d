import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Configuration, VolumeSection } from '../schema.js'
import { traitsOf } from '../traits.js'

/** A volume number stands for one volume. */
export const duplicateVolume = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/duplicate-volume',
  severity: 'error',
  origin: 'practice',
  summary: 'a volume number is used twice',
  why: 'drbdadm makes one volume of both and takes what it likes of each; the other device is missing.',
  do: 'Give the second volume a number of its own.',
  sources: [
    'user/v9/drbdadm_parser.c volume0(): an equal number is looked up, not refused',
    'drbdadm 8.4 and 9: prints "unsorted volumes list" and goes on',
  ],
  since: '0.1.0',
  examples: {
    bad: [
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
    if (!traitsOf(configuration).hasNumberedVolumes) return
    const { models } = configuration
    for (const { sections } of models) {
      for (const section of sections) {
        if (section.kind !== 'resource') continue
        for (const volumes of [section.volumes, ...section.hosts.map(host => host.volumes)]) {
          if (volumes.length < 2) continue
          const first = new Map<number, VolumeSection>()
          for (const volume of volumes) {
            const other = first.get(volume.number)
            if (other === undefined) first.set(volume.number, volume)
            else if (!volume.isImplicit && !other.isImplicit) {
              yield {
                at: volume.numberAt,
                message: `Volume ${volume.number} is already defined`,
                related: [{ at: other.numberAt, message: 'it is defined here' }],
              }
            }
          }
        }
      }
    }
  },
})
