import { calledBy, ocfCall } from '../../../facts/ocf-call.js'
import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { ReactorConf } from '../model.js'

/** A unit is started twice. */
export const duplicateUnit = defineConfigurationRule<ReactorConf>({
  id: 'drbd-reactor/duplicate-unit',
  severity: 'error',
  origin: 'practice',
  summary: 'a unit is started twice',
  why: 'The daemon leaves the promoter out: nothing is promoted. A call of an agent is the unit ocf.rs@INSTANCE_RESOURCE, whichever the agent is.',
  do: 'Take one of them out, or give each call of an agent a name of its own.',
  sources: ['drbd-reactor 1.11.0 src/plugin/promoter.rs'],
  since: '0.1.0',
  followsFrom: [{ rules: ['drbd-reactor/missing-comma'], within: 'lines' }],
  examples: {
    bad: ['[[promoter]]\n[promoter.resources.r0]\nstart = ["ocf:heartbeat:portblock port portno=3260 action=block", "[|ocf:heartbeat:portblock port portno=3260 action=unblock|]"]\n', '[[promoter]]\n[promoter.resources.r0]\nstart = ["a.service", "[|a.service|]"]\n'],
    good: ['[[promoter]]\n[promoter.resources.r0]\nstart = ["a.service", "b.service"]\n'],
  },

  *check({ configuration }) {
    for (const { runner, start } of configuration.promoted) {
      if (runner !== 'systemd') continue
      const seen = new Map<string, (typeof start)[number]>()
      for (const unit of start) {
        const name = unitNameOf(unit.value)
        const first = seen.get(name)
        if (first === undefined) seen.set(name, unit)
        else yield { at: unit, message: `"${calledBy(unit.value) === unit.value ? unit.value : name.slice(name.indexOf(' ') + 1)}" is started already`, related: [{ at: first, message: 'here' }] }
      }
    }
  },
})

/** The unit of a call of an agent is called by its instance and the resource, whichever the agent is. */
function unitNameOf(entry: string): string {
  const instance = ocfCall(entry)?.instance
  // A missing name is reported by itself.
  return instance === undefined || instance.includes('=') ? entry : `instance ${instance}`
}
