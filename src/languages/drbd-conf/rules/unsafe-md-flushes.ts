import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Configuration } from '../schema.js'
import { settingsNamed } from '../analysis/settings.js'

/** Without flushes of the meta data, DRBD may forget which blocks differ. */
export const unsafeMdFlushes = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/unsafe-md-flushes',
  severity: 'info',
  origin: 'practice',
  summary: 'md-flushes is switched off',
  why: 'A volatile write cache loses the notes about out-of-sync blocks with the power: they are not resynchronised.',
  do: 'Leave it off only where the write cache has a battery or flash behind it.',
  sources: ['drbd.conf(5) "md-flushes"'],
  since: '0.1.0',
  examples: {
    bad: [
      { text: 'resource r0 {\n  disk {\n    md-flushes [|no|];\n  }\n}\n', target: '8.4' },
      { text: 'resource r0 {\n  disk {\n    [|no-md-flushes|];\n  }\n}\n', target: '8.3' },
    ],
    good: [{ text: 'resource r0 {\n  disk {\n    md-flushes yes;\n  }\n}\n', target: '9.22' }],
  },

  *check({ configuration }) {
    for (const setting of settingsNamed(configuration, 'md-flushes', 'no-md-flushes')) {
      const isOff = setting.key === 'md-flushes' ? setting.value === 'no' : setting.key === 'no-md-flushes'
      if (isOff) yield { at: setting, message: 'Meta data may be lost with the power, unless the write cache has a battery' }
    }
  },
})
