import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { wordsOfOcf } from '../../../facts/ocf-call.js'
import type { ReactorConf } from '../model.js'

/** A word behind an OCF agent is no parameter. */
export const invalidOcfParameter = defineConfigurationRule<ReactorConf>({
  id: 'drbd-reactor/invalid-ocf-parameter',
  severity: 'warning',
  origin: 'practice',
  summary: 'a word behind an agent has no "="',
  why: 'It becomes a parameter without a value.',
  do: 'Write key=value; put a value with blanks in quotes.',
  sources: ['drbd-reactor 1.11.0 src/systemd.rs'],
  since: '0.1.0',
  followsFrom: [{ rules: ['drbd-reactor/control-character', 'drbd-reactor/unclosed-string', 'drbd-reactor/invalid-escape'], within: 'lines' }],
  examples: {
    bad: ['[[promoter]]\n[promoter.resources.r0]\nstart = ["[|ocf:heartbeat:IPaddr2 vip 192.0.2.9|]"]\n'],
    good: ['[[promoter]]\n[promoter.resources.r0]\nstart = ["ocf:heartbeat:IPaddr2 vip ip=192.0.2.9"]\n'],
  },

  *check({ configuration }) {
    for (const { runner, start } of configuration.promoted) {
      if (runner !== 'systemd') continue
      for (const unit of start) {
        const odd = wordsOfOcf(unit.value)?.slice(1).find(word => !word.includes('='))
        if (odd !== undefined) yield { at: unit, message: `"${odd}" becomes a parameter without a value` }
      }
    }
  },
})
