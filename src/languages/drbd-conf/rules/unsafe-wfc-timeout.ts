import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Configuration } from '../schema.js'
import { settingsNamed } from '../analysis/settings.js'

/** A boot that waits for the peer without end ends only when somebody answers "yes" on the console. */
export const unsafeWfcTimeout = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/unsafe-wfc-timeout',
  severity: 'info',
  origin: 'practice',
  summary: 'wfc-timeout 0 lets the boot wait for the peer without end',
  why: 'A host that comes up alone stands still in the init script of DRBD until its peer appears or somebody types "yes".',
  do: 'Set the seconds to wait. Keep in mind that a host that goes on alone may start with old data; fencing prevents that.',
  sources: ['drbd.conf(5) "wfc-timeout": 0, the default, waits without end', "DRBD User's Guide, init script"],
  since: '0.1.0',
  examples: {
    bad: [{ text: 'common {\n  startup {\n    wfc-timeout [|0|];\n  }\n}\nresource r0 {\n}\n', target: '8.4' }],
    good: [
      { text: 'resource r0 {\n  startup {\n    wfc-timeout 120;\n  }\n}\n', target: '8.4' },
      { text: 'resource r0 {\n  startup {\n    degr-wfc-timeout 0;\n  }\n}\n', target: '8.4' },
    ],
  },

  *check({ configuration }) {
    for (const setting of settingsNamed(configuration, 'wfc-timeout')) {
      if (setting.number === 0) yield { at: setting, message: 'wfc-timeout 0 lets a host that boots alone wait for its peer without end' }
    }
  },
})
