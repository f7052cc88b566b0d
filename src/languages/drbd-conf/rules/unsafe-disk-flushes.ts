import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Configuration } from '../schema.js'
import { settingsNamed } from '../analysis/settings.js'

/** Without flushes, a volatile write cache loses what was reported as written. */
export const unsafeDiskFlushes = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/unsafe-disk-flushes',
  severity: 'info',
  origin: 'practice',
  summary: 'disk-flushes is switched off',
  why: 'A disk with a volatile write cache loses data with the power that DRBD holds for written.',
  do: 'Leave it off only where the write cache has a battery or flash behind it.',
  sources: ['drbd.conf(5) "disk-flushes"'],
  since: '0.1.0',
  examples: {
    bad: [
      { text: 'resource r0 {\n  disk {\n    disk-flushes [|no|];\n  }\n}\n', target: '8.4' },
      { text: 'resource r0 {\n  disk {\n    [|no-disk-flushes|];\n  }\n}\n', target: '8.3' },
    ],
    good: [{ text: 'resource r0 {\n  disk {\n    disk-flushes yes;\n  }\n}\n', target: '9.22' }],
  },

  *check({ configuration }) {
    for (const setting of settingsNamed(configuration, 'disk-flushes', 'no-disk-flushes')) {
      const isOff = setting.key === 'disk-flushes' ? setting.value === 'no' : setting.key === 'no-disk-flushes'
      if (isOff) yield { at: setting, message: 'Writes may be lost with the power, unless the write cache has a battery' }
    }
  },
})
