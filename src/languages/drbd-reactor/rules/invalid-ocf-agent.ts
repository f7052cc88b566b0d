import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { ocfFault } from '../analysis/ocf.js'
import type { ReactorConf } from '../model.js'

/** A line for an OCF agent is not one. */
export const invalidOcfAgent = defineConfigurationRule<ReactorConf>({
  id: 'drbd-reactor/invalid-ocf-agent',
  severity: 'error',
  origin: 'practice',
  summary: 'an entry that begins with "ocf:" is no call of an agent',
  why: 'The daemon leaves the promoter out, or takes the line for the name of a unit, which is not there.',
  do: 'Write "ocf:VENDOR:AGENT INSTANCE key=value …", with quotes as in a shell.',
  sources: ['drbd-reactor 1.11.0 src/plugin/promoter.rs', 'drbd-reactor 1.11.0 src/systemd.rs'],
  since: '0.1.0',
  examples: {
    bad: ['[[promoter]]\n[promoter.resources.r0]\nstart = ["[|ocf:heartbeat:IPaddr2 ip=192.0.2.9 cidr_netmask=24|]"]\n', '[[promoter]]\n[promoter.resources.r0]\nstart = ["[|ocf:heartbeat:IPaddr2|]"]\n', '[[promoter]]\n[promoter.resources.r0]\nstart = ["[|ocf:heartbeat IPaddr2 vip ip=192.0.2.9|]"]\n', '[[promoter]]\n[promoter.resources.r0]\nstart = ["[|ocf:heartbeat:IPaddr2 vip ip=\'192.0.2.9|]"]\n'],
    good: ['[[promoter]]\n[promoter.resources.r0]\nstart = ["ocf:heartbeat:IPaddr2 vip ip=192.0.2.9 cidr_netmask=24"]\n'],
  },

  *check({ configuration }) {
    for (const { runner, start } of configuration.promoted) {
      if (runner !== 'systemd') continue
      for (const unit of start) {
        const fault = ocfFault(unit.value)
        if (fault !== undefined) yield { at: unit, message: fault }
      }
    }
  },
})
