import { didYouMean } from '../../../diagnostics/did-you-mean.js'
import { defineRule } from '../../../rules/define-rule.js'
import { brokenTag } from '../../../xml/consequences.js'

import { attributeOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'
import { fenceAgent, fenceAgentNames } from '../vocabulary.js'

/** A fence agent should be one that exists. */
export const unknownFenceAgent = defineRule<ClusterConf>({
  id: 'cluster-conf/unknown-fence-agent',
  severity: 'warning',
  origin: 'practice',
  summary: 'no fence agent has this name',
  why: 'fenced runs the program of that name. When there is none, the method fails and the node is not fenced.',
  do: 'Correct the name. An agent of your own is well given with its path.',
  sources: ['fence-agents and cluster 1.x to 3.x, list of agents'],
  since: '0.1.0',
  followsFrom: [brokenTag('cluster-conf')],
  fix: 'unsafe',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="power">
          <device name="apc" port="1"/>
        </method>
      </fence>
    </clusternode>
    <clusternode name="beta" nodeid="2">
      <fence>
        <method name="power">
          <device name="apc" port="2"/>
        </method>
      </fence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="apc" agent="[|fence_acp|]" ipaddr="192.0.2.9" login="apc" passwd="not-a-secret"/>
  </fencedevices>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="power">
          <device name="apc" port="1"/>
        </method>
      </fence>
    </clusternode>
    <clusternode name="beta" nodeid="2">
      <fence>
        <method name="power">
          <device name="apc" port="2"/>
        </method>
      </fence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="apc" agent="fence_apc" ipaddr="192.0.2.9" login="apc" passwd="not-a-secret"/>
  </fencedevices>
</cluster>
`,
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="power">
          <device name="own"/>
        </method>
      </fence>
    </clusternode>
    <clusternode name="beta" nodeid="2">
      <fence>
        <method name="power">
          <device name="own"/>
        </method>
      </fence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="own" agent="/usr/local/sbin/fence_own"/>
  </fencedevices>
</cluster>
`,
    ],
  },

  *check({ model }) {
    for (const device of model.fenceDevices) {
      const agent = attributeOf(device, 'agent')
      if (agent === undefined || agent.isUnknown || agent.value === '' || agent.value.includes('/')) continue
      if (fenceAgent(agent.value) !== undefined) continue
      const near = nearAgent(agent.value)
      yield {
        at: agent,
        message: `No known fence agent is named "${agent.value}"`,
        ...(near === undefined ? { severity: 'info' as const } : {
          help: `Did you mean "${near}"?`,
          fixes: [{
            title: `Replace "${agent.value}" by "${near}"`,
            safety: 'unsafe' as const,
            edits: [{ file: agent.file, span: agent.span, newText: near }],
          }],
        }),
      }
    }
  },
})

/** Finds the agent that was meant: one that begins with the whole word, as fence_ipmilan does with fence_ipmi, or one of a similar name. */
function nearAgent(name: string): string | undefined {
  const longer = [...fenceAgentNames()].filter(agent => agent.startsWith(name))
  return longer.length === 1 ? longer[0] : didYouMean(name, fenceAgentNames())
}
