import { defineRule } from '../../../rules/define-rule.js'
import { keyAt } from '../vocabulary.js'
import type { CorosyncConf } from '../model.js'

/** A key with dots goes past the checks. */
export const dottedKey = defineRule<CorosyncConf>({
  id: 'corosync-conf/dotted-key',
  severity: 'warning',
  origin: 'practice',
  summary: 'a key with dots goes past the checks',
  why: 'The key is kept under the path that it spells, and its value is not looked at: a wrong number is then not read at all.',
  do: 'Write the sections.',
  sources: ['corosync 3.1.7 -t, tried: totem.token: x is accepted'],
  since: '0.1.0',
  examples: {
    bad: ['[|totem.token|]: 5000\ntotem {\n	version: 2\n}\n'],
    good: ['totem {\n	version: 2\n	token: 5000\n}\n'],
  },

  *check({ model }) {
    for (const setting of [...model.top, ...model.sections.flatMap(({ settings }) => settings)]) {
      if (setting.key.value.includes('.') && keyAt(setting.path) !== undefined) yield { at: setting.key, message: `"${setting.key.value}" is kept, and its value not looked at` }
    }
  },
})
