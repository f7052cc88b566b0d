import { fenceActionMeant } from '../../agents/fence-action-meant.js'
import { defineRule } from '../../rules/define-rule.js'
import type { Cib } from '../model.js'
import { cibWith } from './example-cluster.js'

function device(name: string, value: string): string {
  return `<primitive id="fence" class="stonith" type="fence_ipmilan"><instance_attributes id="i"><nvpair id="ip" name="ip" value="192.0.2.201"/><nvpair id="a" name="${name}" value="${value}"/></instance_attributes></primitive>`
}

/** A fence agent must know what it is asked for. */
export const unknownFenceAction = defineRule<Cib>({
  id: 'cib/unknown-fence-action',
  severity: 'error',
  origin: 'practice',
  summary: 'a fence device is asked for an action that no agent has',
  why: 'The agent refuses the word and fences nobody. Nothing that ran on the failed node is recovered until somebody acts.',
  do: 'Write "off" or "reboot", or take the parameter out.',
  sources: ['fence-agents lib/fencing.py check_input(): "Unrecognised action"', 'pacemaker-fenced(7): pcmk_reboot_action is the action that the agent gets instead of "reboot"'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [cibWith({ resources: device('pcmk_reboot_action', '[|rebot|]') }), cibWith({ resources: device('action', '[|reboott|]') })],
    good: [cibWith({ resources: device('pcmk_reboot_action', 'off') }), cibWith({ resources: device('pcmk_off_action', 'power_reset') })],
  },

  *check({ model }) {
    for (const { kind, agentClass, agent, parameters } of model.resources) {
      if (kind !== 'primitive' || agentClass !== 'stonith' || !/^(?:stonith:)?fence_/.test(agent ?? '')) continue
      for (const { name, value, isConditional } of parameters) {
        const meant = value === undefined || isConditional || !/^(?:action|pcmk_(?:reboot|off)_action)$/.test(name.value) ? undefined : fenceActionMeant(value.value)
        if (value === undefined || meant === undefined) continue
        yield {
          at: value,
          message: `No fence agent has the action "${value.value}"`,
          help: `Did you mean "${meant}"?`,
          fixes: [{ title: `Write "${meant}"`, safety: 'unsafe', edits: [{ file: value.file, span: value.span, newText: meant }] }],
        }
      }
    }
  },
})
