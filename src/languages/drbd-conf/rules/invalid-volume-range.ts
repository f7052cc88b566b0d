import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Configuration } from '../schema.js'
import { resourcesWith } from '../analysis/resources-with.js'
import { isDialectFrom } from '../vocabulary.js'
import { writtenVolumes } from '../analysis/volumes.js'

/** Volume numbers end at 65534, with 8.4 at 65535. */
export const invalidVolumeRange = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/invalid-volume-range',
  severity: 'warning',
  origin: 'practice',
  summary: 'the volume number is higher than the kernel allows',
  why: 'drbdadm takes any number; a volume with a higher one cannot be made.',
  do: 'Number the volumes from 0.',
  sources: ['linux/drbd_limits.h DRBD_VOLUME_MAX'],
  since: '0.1.0',
  examples: {
    bad: [
      { text: 'resource r0 {\n  volume [|65535|] {\n    device minor 0;\n  }\n}\n', target: '9.22' },
      { text: 'resource r0 {\n  on alpha {\n    volume [|65536|] {\n      device minor 0;\n    }\n  }\n}\n', target: '8.4' },
    ],
    good: [
      { text: 'resource r0 {\n  volume 65534 {\n    device minor 0;\n  }\n}\n', target: '9.22' },
      { text: 'resource r0 {\n  volume 65535 {\n    device minor 0;\n  }\n}\n', target: '8.4' },
    ],
  },

  *check({ configuration }) {
    if (resourcesWith(configuration, 'numbered volume').length === 0) return
    const highest = isDialectFrom(configuration.dialect, '9') ? 65_534 : 65_535
    for (const { number, numberAt } of writtenVolumes(configuration)) {
      if (number <= highest) continue
      yield { at: numberAt, message: `Volume ${number} is above ${highest}, the highest that the kernel allows` }
    }
  },
})
