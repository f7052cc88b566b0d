import { agentMeant } from '../../../agents/agents.js'
import { ocfCall } from '../../../facts/ocf-call.js'
import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { ReactorConf } from '../model.js'

/** An agent is misspelt. */
export const unknownAgent = defineConfigurationRule<ReactorConf>({
  id: 'drbd-reactor/unknown-agent',
  severity: 'warning',
  origin: 'practice',
  summary: 'an agent has nearly the name of one that is known',
  why: 'Where there is no such program, the unit fails, and what stands behind it in the list is not started.',
  do: 'Write the name as it is below /usr/lib/ocf/resource.d. Letters count as written, small and large ones too.',
  sources: ['drbd-reactor 1.11.0 src/systemd.rs: ocf.rs@.service runs the agent', 'agents in Debian 12'],
  since: '0.1.0',
  examples: {
    bad: ['[[promoter]]\n[promoter.resources.r0]\nstart = ["[|ocf:heartbeat:FileSystem data device=/dev/drbd0 directory=/srv fstype=xfs|]"]\n', '[[promoter]]\n[promoter.resources.r0]\nstart = ["[|ocf:heartbeat:nfssserver nfs|]"]\n'],
    good: ['[[promoter]]\n[promoter.resources.r0]\nstart = ["ocf:heartbeat:nfsserver nfs", "ocf:mine:nfsservers nfs2", "ocf:heartbeat:SAPInstance sap InstanceName=HA1_ASCS00_sap", "ocf:heartbeat:IPv6addr ip"]\n'],
  },

  *check({ configuration }) {
    for (const { runner, start } of configuration.promoted) {
      if (runner !== 'systemd') continue
      for (const unit of start) {
        const agent = ocfCall(unit.value)?.agent
        const meant = agent === undefined ? undefined : agentMeant(agent)
        if (meant !== undefined) yield { at: unit, message: `No agent is known as "${agent ?? ''}"; did you mean "${meant}"?` }
      }
    }
  },
})
