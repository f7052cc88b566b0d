import { defineRule } from '../../rules/define-rule.js'
import { agentAt, parameterAt } from '../vocabulary.js'
import type { ParameterEntry } from '../vocabulary.js'
import type { Cib } from '../model.js'
import { cibWith, fencing } from './example-cluster.js'

/** Agents are programs of the shell: what begins as it should is taken. */
function isOfKind({ type, values }: ParameterEntry, value: string): boolean {
  if (values !== undefined) return values.includes(value)
  if (type === 'boolean') return /^(?:true|false|yes|no|on|off|1|0|y|n|t|f|ja|enabled?|disabled?)$/i.test(value)
  return (type !== 'integer' && type !== 'time') || /^[-+]?\d/.test(value) || /^INFINITY$/i.test(value)
}

/** The value of a parameter is not of its kind. */
export const invalidParameter = defineRule<Cib>({
  id: 'cib/invalid-parameter',
  severity: 'warning',
  origin: 'practice',
  summary: 'the value of a parameter is not of its kind',
  why: 'The agent takes a word that it does not understand for off, or fails.',
  do: 'Write a value of the kind that the agent names.',
  sources: ['meta-data of the agents in Debian 12', 'resource-agents 4.12 heartbeat/LVM-activate, portblock, iSCSITarget: another word ends them'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ resources: `${fencing}<primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"><instance_attributes id="i"><nvpair id="p" name="ip" value="192.0.2.10"/><nvpair id="q" name="lvs_support" value="[|maybe|]"/></instance_attributes></primitive>` }),
      cibWith({ resources: `${fencing}<primitive id="vg" class="ocf" provider="heartbeat" type="LVM-activate"><instance_attributes id="i"><nvpair id="p" name="vgname" value="vg1"/><nvpair id="q" name="vg_access_mode" value="[|systemid|]"/></instance_attributes></primitive>` }),
    ],
    good: [
      cibWith({ resources: `${fencing}<primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"><instance_attributes id="i"><nvpair id="p" name="ip" value="192.0.2.10"/><nvpair id="q" name="lvs_support" value="true"/></instance_attributes></primitive>` }),
    ],
  },

  *check({ model }) {
    if (model.isPartial) return
    for (const resource of model.resources) {
      const agent = agentAt(resource.agent ?? '')
      if (agent === undefined || (resource.kind !== 'template' && resource.template !== undefined)) continue
      for (const { name, value } of resource.parameters) {
        const parameter = parameterAt(agent, name.value)
        if (value === undefined || parameter === undefined || value.value === '' || isOfKind(parameter, value.value)) continue
        yield { at: value, message: `"${value.value}" is no value for "${name.value}" of "${agent.name}": ${parameter.value ?? parameter.type}` }
      }
    }
  },
})
