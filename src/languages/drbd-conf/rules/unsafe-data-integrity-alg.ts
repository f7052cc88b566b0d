import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Configuration } from '../schema.js'
import { settingsNamed } from '../analysis/settings.js'

/** `data-integrity-alg` is for finding a fault, not for production. */
export const unsafeDataIntegrityAlg = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/unsafe-data-integrity-alg',
  severity: 'info',
  origin: 'practice',
  summary: 'data-integrity-alg is switched on',
  why: 'File systems may change a buffer while it is sent. Each time the check fails for no fault and the connection breaks.',
  do: 'Switch it on to look for broken hardware only, and use verify-alg to compare the disks.',
  sources: ['drbd.conf(5) "data-integrity-alg"'],
  since: '0.1.0',
  examples: {
    bad: [{ text: 'resource r0 {\n  net {\n    data-integrity-alg [|crc32c|];\n  }\n}\n', target: '8.4' }],
    good: [{ text: 'resource r0 {\n  net {\n    verify-alg crc32c;\n  }\n}\n', target: '8.4' }],
  },

  *check({ configuration }) {
    for (const setting of settingsNamed(configuration, 'data-integrity-alg')) {
      if (setting.value === '') continue
      yield { at: setting, message: `Checksum "${setting.value}" on every data packet breaks sound connections too` }
    }
  },
})
