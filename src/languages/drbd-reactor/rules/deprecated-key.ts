import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { keyAt } from '../vocabulary.js'
import type { ReactorConf } from '../model.js'

/** A key of former times is passed over. */
export const deprecatedKey = defineConfigurationRule<ReactorConf>({
  id: 'drbd-reactor/deprecated-key',
  severity: 'info',
  origin: 'practice',
  summary: 'a key of former times is passed over',
  why: 'The daemon warns of it and does nothing with it.',
  do: 'Take it out, or write the key that has taken its place.',
  sources: ['drbd-reactor 1.11.0 src/plugin/promoter.rs', 'drbd-reactor 1.11.0 src/plugin.rs'],
  since: '0.1.0',
  examples: {
    bad: ['[[promoter]]\n[promoter.resources.r0]\nstart = ["a.service"]\n[|on-stop-failure|] = "reboot"\n', '[[promoter]]\n[|id|] = "first"\n[promoter.resources.r0]\nstart = ["a.service"]\n'],
    good: ['[[promoter]]\n[promoter.resources.r0]\nstart = ["a.service"]\non-drbd-demote-failure = "reboot"\n'],
  },

  *check({ configuration }) {
    for (const { path, table } of configuration.tables) {
      for (const { name, key } of table.members.values()) {
        const deprecated = keyAt(path === '' ? name : `${path}.${name}`)?.deprecated
        if (deprecated !== undefined) yield { at: key, message: `"${name}" has no effect: ${deprecated}` }
      }
    }
  },
})
