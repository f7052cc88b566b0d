import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Configuration } from '../schema.js'
import { settingsNamed } from '../analysis/settings.js'

/** The violent policies throw away data under a primary that uses them. */
export const unsafeViolentPolicy = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/unsafe-violent-policy',
  severity: 'warning',
  origin: 'practice',
  summary: 'a policy overwrites the data of a primary',
  why: 'The blocks change under a mounted file system, which corrupts it. The manual itself says: do not use.',
  do: 'Use disconnect, or a policy that gives up the secondary.',
  sources: ['drbd.conf(5) "after-sb-1pri", "after-sb-2pri", "rr-conflict": violently is dangerous'],
  since: '0.1.0',
  examples: {
    bad: [
      { text: 'resource r0 {\n  net {\n    after-sb-2pri [|violently-as0p|];\n  }\n}\n', target: '8.3' },
      { text: 'resource r0 {\n  net {\n    rr-conflict [|violently|];\n  }\n}\n', target: '9.22' },
    ],
    good: [{ text: 'resource r0 {\n  net {\n    after-sb-2pri disconnect;\n  }\n}\n', target: '8.3' }],
  },

  *check({ configuration }) {
    for (const setting of settingsNamed(configuration, ...Object.keys(policies))) {
      if (policies[setting.key]?.includes(setting.value) !== true) continue
      yield { at: setting, message: `Policy "${setting.value}" overwrites the data under a primary that uses them` }
    }
  },
})

const policies: Readonly<Record<string, readonly string[]>> = {
  'after-sb-1pri': ['violently-as0p'],
  'after-sb-2pri': ['violently-as0p'],
  'rr-conflict': ['violently'],
}
