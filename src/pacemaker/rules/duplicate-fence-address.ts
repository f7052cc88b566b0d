import { isManagementBoard } from '../../facts/management-board.js'
import { defineRule } from '../../rules/define-rule.js'
import { isUnclear } from '../analysis/soundness.js'
import type { Cib, Pair, Resource } from '../model.js'
import { cibWith } from './example-cluster.js'

/** What tells the victims of one address apart. */
const apart: ReadonlySet<string> = new Set(['pcmk_host_map', 'pcmk_host_argument', 'port', 'plug', 'module_name', 'modulename', 'systems_uri', 'systems-uri', 'target'])

function board(id: string, host: string, address: string): string {
  return `<primitive id="${id}" class="stonith" type="fence_ipmilan"><instance_attributes id="${id}-i"><nvpair id="${id}-ip" name="ip" value="${address}"/><nvpair id="${id}-hosts" name="pcmk_host_list" value="${host}"/></instance_attributes></primitive>`
}

function pairOf({ parameters }: Resource, ...names: readonly string[]): Pair | undefined {
  return parameters.find(({ name }) => names.includes(name.value))
}

/** Two devices ask one management board for two nodes. */
export const duplicateFenceAddress = defineRule<Cib>({
  id: 'cib/duplicate-fence-address',
  severity: 'error',
  origin: 'practice',
  summary: 'two devices ask one management board for two nodes',
  why: 'The board switches off the node that it sits in, whichever was meant: the wrong node is shot, the cluster believes the other one dead, and both may write.',
  do: 'Write the address of the board of each node.',
  sources: ['fence_ipmilan(8) "ip": the board of the node to fence', 'Pacemaker Explained, "Fencing": pcmk_host_list'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ resources: board('one', 'alpha', '192.0.2.201') + board('two', 'beta', '[|192.0.2.201|]') }),
    ],
    good: [
      cibWith({ resources: board('one', 'alpha', '192.0.2.201') + board('two', 'beta', '192.0.2.202') }),
      cibWith({ resources: board('one', 'alpha', '192.0.2.201') + board('two', 'beta', '192.0.2.202') + board('three', 'alpha', '192.0.2.201') }),
      cibWith({ resources: (board('one', 'alpha', '192.0.2.201') + board('two', 'beta', '192.0.2.201')).replaceAll('fence_ipmilan', 'fence_apc') }),
      cibWith({ resources: board('one', 'alpha', '192.0.2.201') + board('two', 'beta', '192.0.2.201').replace('<nvpair', '<nvpair id="two-plug" name="plug" value="2"/><nvpair') }),
      cibWith({ resources: board('one', 'alpha', '192.0.2.201') + board('two', 'beta', '192.0.2.201').replace('<nvpair', '<nvpair id="two-port" name="ipport" value="6231"/><nvpair') }),
    ],
  },

  *check({ model }) {
    if (isUnclear(model)) return
    const first = new Map<string, { readonly id: string; readonly host: string; readonly address: Pair }>()
    for (const device of model.resources) {
      const { agent, agentClass, kind, id, parameters, hasReferences } = device
      if (kind !== 'primitive' || agentClass !== 'stonith' || !isManagementBoard(agent ?? '') || hasReferences) continue
      if (parameters.some(({ name, isConditional }) => isConditional || apart.has(name.value))) continue
      const address = pairOf(device, 'ip', 'ipaddr')
      const host = pairOf(device, 'pcmk_host_list', 'hostname')?.value?.value.trim().toLowerCase()
      // Of a device for several nodes nobody can tell what its address is.
      if (address?.value === undefined || address.value.value === '' || host === undefined || host === '' || /[\s,;]/.test(host)) continue
      const key = `${address.value.value.toLowerCase()} ${pairOf(device, 'ipport')?.value?.value ?? ''}`
      const before = first.get(key)
      if (before === undefined) first.set(key, { id, host, address })
      else if (before.host !== host && before.address.value !== undefined) {
        yield { at: address.value, message: `"${id}" fences "${host}" by "${address.value.value}", the board by which "${before.id}" fences "${before.host}"`, related: [{ at: before.address.value, message: `the address of "${before.id}"` }] }
      }
    }
  },
})
