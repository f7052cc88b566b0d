import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Configuration } from '../schema.js'
import { settingsNamed } from '../analysis/settings.js'

/** A size without suffix means something else to other releases. */
export const unsafeSize = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/unsafe-size',
  severity: 'warning',
  origin: 'practice',
  summary: 'the size of the disk has no unit',
  why: 'A bare number counts KiB in 0.7 and sectors of 512 bytes later. After an upgrade the device would be half as large.',
  do: 'Write the unit: K, M, G, or from 8.0 on s for sectors.',
  sources: ['drbd 0.7 user/drbdsetup.c: size in KiB', 'drbd.conf(5) 8.0 and later "size": sectors by default'],
  since: '0.1.0',
  fix: 'safe',
  examples: {
    bad: [
      { text: 'resource r0 {\n  disk {\n    size [|1048576|];\n  }\n}\n', target: '0.7' },
      { text: 'resource r0 {\n  disk {\n    size [|1048576|];\n  }\n}\n', target: '8.4' },
    ],
    good: [
      { text: 'resource r0 {\n  disk {\n    size 1G;\n  }\n}\n', target: '8.4' },
      { text: 'resource r0 {\n  disk {\n    size 0;\n  }\n}\n', target: '8.4' },
    ],
  },

  *check({ configuration }) {
    const isOld = configuration.dialect === '0.7'
    for (const setting of settingsNamed(configuration, 'size')) {
      if (setting.section !== 'disk' || !/^\d+$/.test(setting.value)) continue
      if (setting.number === 0) continue
      const { file, span, value } = setting
      const write = (suffix: string, meaning: string, safety: 'safe' | 'unsafe') =>
        ({ title: `Write ${value}${suffix}: ${meaning}`, safety, edits: [{ file, span, newText: `${value}${suffix}` }] }) as const
      yield {
        at: setting,
        message: `Size ${value} counts ${isOld ? 'KiB, and sectors of 512 bytes from 8.0 on' : 'sectors of 512 bytes, and KiB in 0.7'}`,
        // In a file that comes from 0.7, keeping the sectors would halve the device.
        fixes: isOld ? [{ ...write('K', 'KiB', 'safe'), isOfRelease: true as const }] : [write('s', 'sectors', 'unsafe'), write('K', 'KiB', 'unsafe')],
      }
    }
  },
})
