import { hostMap } from '../../facts/host-map.js'
import { defineRule } from '../../rules/define-rule.js'
import { isUnclear } from '../analysis/soundness.js'
import { runnable } from '../analysis/resources.js'
import type { Cib } from '../model.js'
import { cibWith } from './example-cluster.js'

const device = (map: string): string => `<primitive id="fence" class="stonith" type="fence_apc_snmp"><instance_attributes id="i"><nvpair id="d" name="ip" value="192.0.2.200"/><nvpair id="h" name="pcmk_host_map" value="${map}"/></instance_attributes></primitive>`

/** A device has one outlet for two nodes. */
export const duplicateFencePort = defineRule<Cib>({
  id: 'cib/duplicate-fence-port',
  severity: 'error',
  origin: 'practice',
  summary: 'a device has one outlet for two nodes',
  why: 'Whichever of the two is meant, the same one is switched off: the wrong node is shot, the cluster believes the other one dead, and both may write.',
  do: 'Write the outlet, or the machine, of each node.',
  sources: ['Pacemaker Explained, "Fencing": pcmk_host_map'],
  since: '0.1.0',
  examples: {
    bad: [cibWith({ resources: device('[|alpha:1;beta:1|]') }), cibWith({ resources: device('[|alpha:1,2 beta:2,3|]') })],
    good: [cibWith({ resources: device('alpha:1;beta:2') }), cibWith({ resources: device('alpha:1,2;beta:3,4') }), cibWith({ resources: device('alpha:1;alpha:1') })],
  },

  *check({ model }) {
    if (isUnclear(model)) return
    for (const { id, agentClass, parameters } of runnable(model)) {
      const map = agentClass === 'stonith' ? parameters.find(({ name, isConditional }) => name.value === 'pcmk_host_map' && !isConditional)?.value : undefined
      if (map === undefined) continue
      const owners = new Map<string, string>()
      for (const { node, outlets } of hostMap(map.value)) {
        const shared = outlets.find(outlet => (owners.get(outlet) ?? node) !== node)
        if (shared !== undefined) {
          yield { at: map, message: `"${id}" has "${shared}" for "${owners.get(shared) ?? ''}" and for "${node}"` }
          break
        }
        for (const outlet of outlets) owners.set(outlet, node)
      }
    }
  },
})
