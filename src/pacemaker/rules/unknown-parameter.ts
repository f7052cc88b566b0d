import { defineRule } from '../../rules/define-rule.js'
import { didYouMean } from '../../diagnostics/did-you-mean.js'
import { isKnownTo } from '../analysis/parameters.js'
import { agentAt, optionsIn } from '../vocabulary.js'
import type { Cib, Pair, Resource } from '../model.js'
import { cibWith, fencing } from './example-cluster.js'

/** What the cluster knows of any resource, as the name says it today: Heartbeat 2 wrote underscores. */
function metaAttributeOf(name: string): string | undefined {
  const today = name.replaceAll('_', '-')
  return [...optionsIn('resource'), ...optionsIn('clone')].some(option => option.name === today) ? today : undefined
}

/** Tells whether the meta attributes of a resource say the same: then nothing is lost. */
function isSaid({ meta }: Resource, name: string | undefined, { value }: Pair): boolean {
  const said = name === undefined ? undefined : meta.get(name)
  return said?.value !== undefined && !said.isConditional && said.value.value === value?.value
}

/** An agent does not know a parameter. */
export const unknownParameter = defineRule<Cib>({
  id: 'cib/unknown-parameter',
  severity: 'warning',
  origin: 'practice',
  summary: 'an agent does not know a parameter',
  why: 'The agent never looks at it. Another release of the agent may know it.',
  do: 'Write the name as the agent has it: crm_resource --show-metadata.',
  sources: ['meta-data of the agents in Debian 12'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [
      cibWith({ resources: `${fencing}<primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"><instance_attributes id="i"><nvpair id="p" name="ip" value="192.0.2.10"/><nvpair id="q" name="[|cidr_netmaks|]" value="24"/></instance_attributes></primitive>` }),
      cibWith({ resources: `${fencing}<primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"><instance_attributes id="i"><nvpair id="p" name="ip" value="192.0.2.10"/><nvpair id="q" name="[|target_role|]" value="stopped"/></instance_attributes></primitive>` }),
    ],
    good: [
      cibWith({ resources: `${fencing}<primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"><instance_attributes id="i"><nvpair id="p" name="ip" value="192.0.2.10"/><nvpair id="q" name="cidr_netmask" value="24"/></instance_attributes></primitive>` }),
    ],
  },

  *check({ model }) {
    if (model.isPartial) return
    for (const resource of model.resources) {
      const agent = agentAt(resource.agent ?? '')
      if (agent === undefined || (resource.kind !== 'template' && resource.template !== undefined)) continue
      for (const pair of resource.parameters) {
        const { name } = pair
        if (isKnownTo(agent, resource.agentClass, name.value)) continue
        const close = didYouMean(name.value, agent.parameters.keys())
        const meta = metaAttributeOf(name.value)
        yield {
          at: name,
          message: `"${agent.name}" has no parameter "${name.value}"${meta !== undefined ? `: "${meta}" is a meta attribute` : close === undefined ? '' : `; did you mean "${close}"?`}`,
          ...(isSaid(resource, meta, pair) ? { severity: 'info' as const } : {}),
          ...(meta === undefined ? {} : { help: resource.meta.has(meta) ? `Delete it: the meta attributes of "${resource.id}" have it, and here the cluster does not look for it.` : `Write "${meta}" among the meta attributes of "${resource.id}": here the cluster does not look for it.` }),
          ...(close === undefined || meta !== undefined ? {} : { fixes: [{ title: `Write "${close}"`, safety: 'unsafe' as const, edits: [{ file: name.file, span: name.span, newText: close }] }] }),
        }
      }
    }
  },
})
