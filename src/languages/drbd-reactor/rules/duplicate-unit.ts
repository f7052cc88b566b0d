import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { ReactorConf } from '../model.js'

/** A unit is started twice. */
export const duplicateUnit = defineConfigurationRule<ReactorConf>({
  id: 'drbd-reactor/duplicate-unit',
  severity: 'error',
  origin: 'practice',
  summary: 'a unit is started twice',
  why: 'The daemon leaves the promoter out: nothing is promoted.',
  do: 'Take one of them out.',
  sources: ['drbd-reactor 1.11.0 src/plugin/promoter.rs'],
  since: '0.1.0',
  followsFrom: [{ rules: ['drbd-reactor/missing-comma'], within: 'lines' }],
  examples: {
    bad: ['[[promoter]]\n[promoter.resources.r0]\nstart = ["a.service", "[|a.service|]"]\n'],
    good: ['[[promoter]]\n[promoter.resources.r0]\nstart = ["a.service", "b.service"]\n'],
  },

  *check({ configuration }) {
    for (const { runner, start } of configuration.promoted) {
      if (runner !== 'systemd') continue
      const seen = new Map<string, (typeof start)[number]>()
      for (const unit of start) {
        const first = seen.get(unit.value)
        if (first === undefined) seen.set(unit.value, unit)
        else yield { at: unit, message: `"${unit.value}" is started already`, related: [{ at: first, message: 'here' }] }
      }
    }
  },
})
