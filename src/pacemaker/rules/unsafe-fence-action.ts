import { spares } from '../../facts/fence-action.js'
import { defineRule } from '../../rules/define-rule.js'
import { isFencingOn } from '../analysis/fencing.js'
import { isWhole } from '../analysis/soundness.js'
import { childOf, childrenOf, valueOf } from '../ast.js'
import type { Cib, Pair } from '../model.js'
import { cibWith } from './example-cluster.js'

function device(name: string, value: string): string {
  return `<primitive id="fence" class="stonith" type="fence_ipmilan"><instance_attributes id="i"><nvpair id="ip" name="ip" value="192.0.2.201"/><nvpair id="a" name="${name}" value="${value}"/></instance_attributes></primitive>`
}

/** A fence device must switch off what it is to fence. */
export const unsafeFenceAction = defineRule<Cib>({
  id: 'cib/unsafe-fence-action',
  severity: 'error',
  origin: 'practice',
  summary: 'a fence device is asked for something that leaves the node running',
  why: 'The agent does what it is asked and reports success. Pacemaker takes the node for dead, starts its resources elsewhere and mounts its file systems, and the node goes on writing.',
  do: 'Take the parameter out, or write "off" or "reboot".',
  sources: ['Pacemaker 2.1 daemons/fenced/fenced_commands.c xml2device_params(): "action" is taken for pcmk_off_action and pcmk_reboot_action', 'fence-agents lib/fencing.py fence_action(): on, status, monitor, list and metadata end with success'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ resources: device('pcmk_reboot_action', '[|on|]') }),
      cibWith({ resources: device('pcmk_off_action', '[|status|]') }),
      cibWith({ resources: device('action', '[|metadata|]') }),
    ],
    good: [
      cibWith({ resources: device('pcmk_reboot_action', 'off') }),
      cibWith({ resources: device('pcmk_monitor_action', 'metadata') }),
      cibWith({ resources: device('action', 'off') }),
      // One device switches off, the other on again.
      cibWith({ resources: device('pcmk_reboot_action', 'on') + device('pcmk_reboot_action', 'off').replaceAll('id="', 'id="two-'), more: '<fencing-topology><fencing-level id="l" target="alpha" index="1" devices="two-fence,fence"/></fencing-topology>' }),
      cibWith({ options: '<nvpair id="o" name="stonith-action" value="off"/>', resources: device('pcmk_reboot_action', 'on') }),
    ],
  },

  *check({ model }) {
    if (!isWhole(model, 'resources', 'crm_config', 'fencing-topology') || !isFencingOn(model)) return
    const joined = joinedDevices(model)
    const reported = new Set<Pair>()
    for (const { kind, agentClass, agent, id, parameters, hasReferences } of model.resources) {
      if (kind !== 'primitive' || agentClass !== 'stonith' || !/^(?:stonith:)?fence_/.test(agent ?? '') || hasReferences || joined.has(id)) continue
      const pair = askedFor(model, parameters)
      if (pair?.value === undefined || pair.isConditional || reported.has(pair) || !spares(pair.value.value)) continue
      reported.add(pair)
      yield { at: pair.value, message: `"${pair.value.value}" in "${pair.name.value}" fences nobody, and counts as if it did` }
    }
  },
})

/** What says what the device is asked for when a node is to be fenced: the parameter of the action wins over "action". */
function askedFor({ properties }: Cib, parameters: readonly Pair[]): Pair | undefined {
  const named = (name: string): Pair | undefined => parameters.find(pair => pair.name.value === name)
  const action = properties.get('stonith-action')
  const word = action === undefined ? 'reboot' : action.value?.value
  const asked = word === 'reboot' ? 'pcmk_reboot_action' : word === 'off' || word === 'poweroff' ? 'pcmk_off_action' : undefined
  if (asked === undefined) return undefined
  const [pair, off] = [named(asked) ?? named('action'), named('pcmk_off_action')]
  // "off" is asked for by hand, and where several devices fence.
  return pair ?? off
}

/** The devices that fence together with others: one of them may switch on again what another one switched off. */
function joinedDevices({ configuration }: Cib): ReadonlySet<string> {
  const levels = childrenOf(childOf(configuration, 'fencing-topology'), 'fencing-level')
  return new Set(levels.flatMap(level => {
    const devices = (valueOf(level, 'devices') ?? '').split(/[\s,]+/)
    return devices.length > 1 ? devices : []
  }))
}
