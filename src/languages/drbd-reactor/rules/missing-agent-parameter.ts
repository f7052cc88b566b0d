import { allAgents } from '../../../agents/agents.js'
import { didYouMean } from '../../../diagnostics/did-you-mean.js'
import { ocfCall } from '../../../facts/ocf-call.js'
import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { ReactorConf } from '../model.js'

/** An agent lacks a parameter that it needs. */
export const missingAgentParameter = defineConfigurationRule<ReactorConf>({
  id: 'drbd-reactor/missing-agent-parameter',
  severity: 'warning',
  origin: 'practice',
  summary: 'an agent lacks a parameter that it needs',
  why: 'The agent says that it is not configured, and what stands behind it in the list is not started.',
  do: 'Write it.',
  sources: ['meta-data of the agents in Debian 12'],
  since: '0.1.0',
  examples: {
    bad: ['[[promoter]]\n[promoter.resources.r0]\nstart = ["[|ocf:heartbeat:Filesystem data device=/dev/drbd0 fstype=xfs|]"]\n'],
    good: ['[[promoter]]\n[promoter.resources.r0]\nstart = ["ocf:heartbeat:Filesystem data device=/dev/drbd0 directory=/srv fstype=xfs"]\n'],
  },

  *check({ configuration }) {
    for (const { runner, start } of configuration.promoted) {
      if (runner !== 'systemd') continue
      for (const unit of start) {
        const call = ocfCall(unit.value)
        const agent = allAgents().get(call?.agent ?? '')
        // A call without a name has taken its first parameter for one: that is reported.
        if (call === undefined || agent === undefined || call.instance.includes('=')) continue
        const { parameters } = call
        for (const { name, isRequired, isFormer, former } of agent.parameters.values()) {
          if (!isRequired || isFormer || parameters.has(name) || (former !== undefined && parameters.has(former))) continue
          if ([...parameters.keys()].some(other => !agent.parameters.has(other) && didYouMean(other, agent.parameters.keys()) === name)) continue
          yield { at: unit, message: `"${call.instance}" lacks "${name}", which "${agent.name}" needs` }
        }
      }
    }
  },
})
