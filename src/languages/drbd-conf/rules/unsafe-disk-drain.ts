import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Configuration } from '../schema.js'
import { settingsNamed } from '../analysis/settings.js'

/** Waiting is the last means to keep the order of writes; without it nothing does. */
export const unsafeDiskDrain = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/unsafe-disk-drain',
  severity: 'warning',
  origin: 'practice',
  summary: 'disk-drain is switched off',
  why: 'Without disk-drain writes that depend on each other may be swapped. After a crash the replica is then corrupt.',
  do: 'Take the line out; disk-drain costs nothing where flushes are on.',
  sources: ['drbd.conf(5) "disk-drain"'],
  since: '0.1.0',
  examples: {
    bad: [
      { text: 'resource r0 {\n  disk {\n    disk-drain [|no|];\n  }\n}\n', target: '8.4' },
      { text: 'resource r0 {\n  disk {\n    [|no-disk-drain|];\n  }\n}\n', target: '8.3' },
    ],
    good: [{ text: 'resource r0 {\n  disk {\n    disk-drain yes;\n  }\n}\n', target: '9.22' }],
  },

  *check({ configuration }) {
    for (const setting of settingsNamed(configuration, 'disk-drain', 'no-disk-drain')) {
      const isOff = setting.key === 'disk-drain' ? setting.value === 'no' : setting.key === 'no-disk-drain'
      if (isOff) yield { at: setting, message: 'Dependent writes may reach the disk in any order' }
    }
  },
})
