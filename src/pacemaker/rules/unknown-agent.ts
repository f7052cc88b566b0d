import { agentMeant } from '../../agents/agents.js'
import { isKnownPlugin, namesOfPlugins } from '../../agents/stonith-plugins.js'
import { didYouMean } from '../../diagnostics/did-you-mean.js'
import { defineRule } from '../../rules/define-rule.js'
import { attributeOf } from '../ast.js'
import type { Cib } from '../model.js'
import { cibWith, fencing } from './example-cluster.js'

/** An agent is misspelt. */
export const unknownAgent = defineRule<Cib>({
  id: 'cib/unknown-agent',
  severity: 'warning',
  origin: 'practice',
  summary: 'an agent has nearly the name of one that is known',
  why: 'Where there is no such program, the resource is "not installed" on every node, and starts nowhere. crm_verify says nothing.',
  do: 'Write the name as it is below /usr/lib/ocf/resource.d. Letters count as written, small and large ones too.',
  sources: ['agents in Debian 12', 'crm_verify 2.1.5 exits 0'],
  since: '0.1.0',
  followsFrom: [{ rules: ['crm-configure/joined-words', 'crm-configure/truncated-word'], within: 'lines' }],
  examples: {
    bad: [
      cibWith({ resources: `${fencing}<primitive id="db" class="ocf" provider="heartbeat" type="[|pgsqll|]"/>` }),
      cibWith({ resources: `${fencing}<primitive id="fs" class="ocf" provider="heartbeat" type="[|FileSystem|]"/>` }),
    ],
    good: [
      cibWith({ resources: `${fencing}<primitive id="db" class="ocf" provider="heartbeat" type="pgsql"/><primitive id="sap" class="ocf" provider="heartbeat" type="SAPInstance"><instance_attributes id="i"><nvpair id="p" name="InstanceName" value="A"/></instance_attributes></primitive>` }),
      cibWith({ resources: `${fencing}<primitive id="db" class="ocf" provider="mine" type="pgsqll"/>` }),
    ],
  },

  *check({ model }) {
    if (model.isPartial) return
    for (const { agent, agentClass, element, place, kind, template } of model.resources) {
      if (agent === undefined || (agentClass !== 'ocf' && agentClass !== 'stonith') || (kind !== 'template' && template !== undefined)) continue
      const meant = agentClass === 'ocf' ? agentMeant(agent) : pluginMeant(agent)
      if (meant !== undefined) yield { at: attributeOf(element, 'type') ?? place, message: `No agent is known as "${agent}"; did you mean "${meant}"?` }
    }
  },
})

/** The plug-in of cluster-glue that one with nearly its name was to be. */
function pluginMeant(agent: string): string | undefined {
  const plugin = agent.slice('stonith:'.length)
  if (!plugin.startsWith('external/') || isKnownPlugin(plugin)) return undefined
  return didYouMean(plugin, namesOfPlugins().filter(name => name.startsWith('external/')))
}
