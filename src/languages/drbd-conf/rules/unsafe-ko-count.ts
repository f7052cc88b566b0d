import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Configuration } from '../schema.js'
import { settingsNamed } from '../analysis/settings.js'
import { isDialectFrom } from '../vocabulary.js'

/** `ko-count 0` lets a hung peer block writes for ever. */
export const unsafeKoCount = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/unsafe-ko-count',
  severity: 'info',
  origin: 'practice',
  summary: 'ko-count is switched off',
  why: 'A peer that answers keep-alive packets but no longer writes blocks the primary for ever. From 8.4 on the default is 7.',
  do: 'Take the line out, or set a number of timeouts after which the peer is dropped.',
  sources: ['drbd.conf(5) "ko-count"', 'linux/drbd_limits.h DRBD_KO_COUNT_DEF: 0 up to 8.3, 7 from 8.4'],
  since: '0.1.0',
  examples: {
    bad: [{ text: 'resource r0 {\n  net {\n    ko-count [|0|];\n  }\n}\n', target: '8.4' }],
    good: [
      { text: 'resource r0 {\n  net {\n    ko-count 4;\n  }\n}\n', target: '8.4' },
      { text: 'resource r0 {\n  net {\n    ko-count 0;\n  }\n}\n', target: '8.3' },
    ],
  },

  *check({ configuration }) {
    if (!isDialectFrom(configuration.dialect, '8.4')) return
    for (const setting of settingsNamed(configuration, 'ko-count')) {
      if (setting.number !== 0) continue
      yield { at: setting, message: 'ko-count 0 never drops a peer that hangs' }
    }
  },
})
