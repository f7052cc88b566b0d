import { defineRule } from '../../rules/define-rule.js'
import { didYouMean } from '../../diagnostics/did-you-mean.js'
import { isUnclear, partElsewhere } from '../analysis/soundness.js'
import { isKnownTo } from '../analysis/parameters.js'
import { agentAt } from '../vocabulary.js'
import type { Cib } from '../model.js'
import { cibWith, fencing } from './example-cluster.js'
/** The cluster itself tells a fence device what to do, and with which node. */
function isGiven(name: string, agentClass: string | undefined): boolean {
  return agentClass === 'stonith' && (name === 'action' || name === 'plug' || name === 'port' || name === 'nodename')
}

/** An agent lacks a parameter that it needs. */
export const missingParameter = defineRule<Cib>({
  id: 'cib/missing-parameter',
  severity: 'warning',
  origin: 'practice',
  summary: 'an agent lacks a parameter that it needs',
  why: 'The agent says that it is not configured, and the resource starts nowhere.',
  do: 'Write it.',
  sources: ['meta-data of the agents in Debian 12'],
  since: '0.1.0',
  followsFrom: [partElsewhere],
  examples: {
    bad: [
      cibWith({ resources: `${fencing}<primitive id="[|vip|]" class="ocf" provider="heartbeat" type="IPaddr2"/>` }),
    ],
    good: [
      cibWith({ resources: `${fencing}<primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"><instance_attributes id="i"><nvpair id="p" name="ip" value="192.0.2.10"/></instance_attributes></primitive>` }),
    ],
  },

  *check({ model }) {
    if (isUnclear(model)) return
    for (const resource of model.resources) {
      const agent = agentAt(resource.agent ?? '')
      if (agent === undefined || resource.kind !== 'primitive' || resource.hasReferences) continue
      const names = new Set(resource.parameters.map(({ name }) => name.value))
      for (const { name, isRequired, isFormer, former } of agent.parameters.values()) {
        if (!isRequired || isFormer || isGiven(name, resource.agentClass) || names.has(name) || (former !== undefined && names.has(former))) continue
        if ([...names].some(other => !isKnownTo(agent, resource.agentClass, other) && didYouMean(other, agent.parameters.keys()) === name)) continue
        yield { at: resource.place, message: `"${resource.id}" lacks "${name}", which "${agent.name}" needs` }
      }
    }
  },
})
