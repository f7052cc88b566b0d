import { hostMap } from '../../facts/host-map.js'
import { defineRule } from '../../rules/define-rule.js'
import { isUnclear } from '../analysis/soundness.js'
import { runnable } from '../analysis/resources.js'
import type { Place } from '../../text/located.js'
import type { Cib, Resource } from '../model.js'
import { cibWith } from './example-cluster.js'

const device = (map: string, id = 'fence'): string => `<primitive id="${id}" class="stonith" type="fence_apc_snmp"><instance_attributes id="${id}-i"><nvpair id="${id}-d" name="ip" value="192.0.2.200"/><nvpair id="${id}-h" name="pcmk_host_map" value="${map}"/></instance_attributes></primitive>`

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
    bad: [cibWith({ resources: device('[|alpha:1;beta:1|]') }), cibWith({ resources: device('[|alpha:1,2 beta:2,3|]') }), cibWith({ resources: device('alpha:1') + device('[|beta:1|]', 'fence2') })],
    good: [cibWith({ resources: device('alpha:1;beta:2') }), cibWith({ resources: device('alpha:1,2;beta:3,4') }), cibWith({ resources: device('alpha:1;alpha:1') }), cibWith({ resources: device('alpha:1') + device('beta:2', 'fence2') }), cibWith({ resources: device('alpha:1') + device('beta:1', 'fence2').replace('192.0.2.200', '192.0.2.201') })],
  },

  *check({ model }) {
    if (isUnclear(model)) return
    // Several resources may be one device: by all that they say to the agent but of nodes and times.
    const devices = new Map<string, Map<string, Outlet>>()
    for (const resource of runnable(model)) {
      const { id, agentClass, parameters } = resource
      const map = agentClass === 'stonith' ? parameters.find(({ name, isConditional }) => name.value === 'pcmk_host_map' && !isConditional)?.value : undefined
      if (map === undefined) continue
      const device = deviceOf(resource)
      const owners = devices.get(device) ?? new Map<string, Outlet>()
      devices.set(device, owners)
      for (const { node, outlets } of hostMap(map.value)) {
        const shared = outlets.find(outlet => (owners.get(outlet)?.node ?? node) !== node)
        const owner = owners.get(shared ?? '')
        if (shared !== undefined && owner !== undefined) {
          yield owner.id === id
            ? { at: map, message: `"${id}" has "${shared}" for "${owner.node}" and for "${node}"` }
            : { at: map, message: `"${id}" has "${shared}" for "${node}", and "${owner.id}" for "${owner.node}"`, related: [{ at: owner.map, message: `the outlet of "${owner.node}"` }] }
          break
        }
        for (const outlet of outlets) owners.set(outlet, { node, id, map })
      }
    }
  },
})

interface Outlet {
  readonly node: string
  readonly id: string
  readonly map: Place
}

/** Names the device by which a resource fences. One of which not all is known is one by itself. */
function deviceOf({ id, agent, parameters, hasReferences }: Resource): string {
  if (hasReferences || parameters.some(({ value, isConditional }) => value === undefined || isConditional)) return `resource ${id}`
  const said = parameters.filter(({ name }) => !/^(?:pcmk_|delay$|power_wait$|timeout$)/.test(name.value)).map(({ name, value }) => `${name.value}=${value?.value ?? ''}`)
  return [agent ?? '', ...said.sort()].join('\0')
}
