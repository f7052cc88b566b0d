import { defineRule } from '../../rules/define-rule.js'
import type { Located } from '../../text/located.js'
import { isUnclear } from '../analysis/soundness.js'
import type { Cib } from '../model.js'
import { cibWith, fencing } from './example-cluster.js'

/** Two resources bring up one address. */
export const duplicateAddress = defineRule<Cib>({
  id: 'cib/duplicate-address',
  severity: 'error',
  origin: 'practice',
  summary: 'two resources bring up one address',
  why: 'Pacemaker may run them on two nodes: both answer for the address. On one node the second finds it there, and its stop takes it from the first.',
  do: 'Keep one of them.',
  sources: ['resource-agents IPaddr2: an address that is there already counts as started'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ resources: `${fencing}<primitive id="one" class="ocf" provider="heartbeat" type="IPaddr2"><instance_attributes id="one-i"><nvpair id="one-ip" name="ip" value="192.0.2.10"/></instance_attributes></primitive><primitive id="two" class="ocf" provider="heartbeat" type="IPaddr2"><instance_attributes id="two-i"><nvpair id="two-ip" name="ip" value="[|192.0.2.10|]"/></instance_attributes></primitive>` }),
    ],
    good: [
      cibWith({ resources: `${fencing}<primitive id="one" class="ocf" provider="heartbeat" type="IPaddr2"><instance_attributes id="one-i"><nvpair id="one-ip" name="ip" value="192.0.2.10"/></instance_attributes></primitive><primitive id="two" class="ocf" provider="heartbeat" type="IPaddr2"><instance_attributes id="two-i"><nvpair id="two-ip" name="ip" value="192.0.2.11"/></instance_attributes></primitive>` }),
    ],
  },

  *check({ model }) {
    if (isUnclear(model)) return
    const first = new Map<string, { readonly id: string; readonly at: Located<string> }>()
    for (const { agent, id, parameters, kind } of model.resources) {
      const pair = parameters.find(({ name }) => name.value === 'ip')
      if (kind !== 'primitive' || !/^ocf:heartbeat:IPaddr2?$/.test(agent ?? '') || pair?.value === undefined || pair.isConditional) continue
      const before = first.get(pair.value.value)
      if (before === undefined) first.set(pair.value.value, { id, at: pair.value })
      // Two that are made of one template have its place.
      else if (before.at.span.start !== pair.value.span.start) yield { at: pair.value, message: `"${pair.value.value}" is the address of "${before.id}", too`, related: [{ at: before.at, message: `"${before.id}" brings it up here` }] }
    }
  },
})
