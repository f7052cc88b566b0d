import { allAgents } from '../../../agents/agents.js'
import { didYouMean } from '../../../diagnostics/did-you-mean.js'
import { ocfCall } from '../../../facts/ocf-call.js'
import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { ReactorConf } from '../model.js'

/** An agent does not know a parameter. */
export const unknownAgentParameter = defineConfigurationRule<ReactorConf>({
  id: 'drbd-reactor/unknown-agent-parameter',
  severity: 'warning',
  origin: 'practice',
  summary: 'an agent does not know a parameter',
  why: 'The agent never looks at it. Another release of the agent may know it.',
  do: 'Write the name as the agent has it: crm_resource --show-metadata, or man ocf_heartbeat_AGENT.',
  sources: ['meta-data of the agents in Debian 12'],
  since: '0.1.0',
  examples: {
    bad: ['[[promoter]]\n[promoter.resources.r0]\nstart = ["[|ocf:heartbeat:IPaddr2 vip ip=192.0.2.9 cidr_netmaks=24|]"]\n'],
    good: ['[[promoter]]\n[promoter.resources.r0]\nstart = ["ocf:heartbeat:IPaddr2 vip ip=192.0.2.9 cidr_netmask=24 trace_ra=1", "ocf:mine:thing a whatever=1"]\n'],
  },

  *check({ configuration }) {
    for (const { runner, start } of configuration.promoted) {
      if (runner !== 'systemd') continue
      for (const unit of start) {
        const call = ocfCall(unit.value)
        const agent = allAgents().get(call?.agent ?? '')
        if (call === undefined || agent === undefined || agent.parameters.size === 0) continue
        for (const name of call.parameters.keys()) {
          if (agent.parameters.has(name) || ofAll.has(name)) continue
          const close = didYouMean(name, agent.parameters.keys())
          yield { at: unit, message: `"${agent.name}" has no parameter "${name}"${close === undefined ? '' : `; did you mean "${close}"?`}` }
        }
      }
    }
  },
})

/** What any agent may be told: how closely to look, and to write down what it does. */
const ofAll: ReadonlySet<string> = new Set(['OCF_CHECK_LEVEL', 'trace_ra', 'trace_dir', 'trace_file'])
