import { defineRule } from '../../../rules/define-rule.js'

import { addTo } from '../../../text/multimap.js'
import { agentOf, argumentOf, isOutlet, outletOf, portNames } from '../analysis/fence-arguments.js'
import { indexOf } from '../analysis/model-index.js'
import { valueOf } from '../ast.js'
import type { ClusterConf, FenceUse } from '../schema.js'
import { dualPower } from './example-cluster.js'

/** A node that hangs on two outlets must lose both in one method. */
export const unsafeSplitOutlets = defineRule<ClusterConf>({
  id: 'cluster-conf/unsafe-split-outlets',
  severity: 'warning',
  origin: 'practice',
  summary: 'two outlets of a node stand in two methods',
  why:
    'The first method switches one outlet, which counts as a success: a node with two supplies never loses its power, ' +
    'and its services start elsewhere while it still writes. The second method is not asked.',
  do: 'Put all outlets into one method: first each with action="off", then each with action="on".',
  sources: ['RHEL 6 Cluster Administration, "Configuring a node with dual power supplies"'],
  since: '0.1.0',
  examples: {
    bad: [
      dualPower('<method name="one">\n<device name="apc" port="1"/>\n</method>\n<method name="two">\n<[|device|] name="apc" port="2"/>\n</method>'),
      dualPower('<method name="one">\n<device name="apc" port="1"/>\n</method>\n<method name="two">\n<[|device|] name="ups" port="1"/>\n</method>'),
    ],
    good: [
      dualPower('<method name="one">\n<device name="apc" port="1"/>\n</method>'),
      // The same outlet, asked once more.
      dualPower('<method name="one">\n<device name="apc" port="1"/>\n</method>\n<method name="two">\n<device name="apc" port="1"/>\n</method>'),
      // One strip under its address and its name, by two agents.
      dualPower('<method name="one">\n<device name="apc" port="1"/>\n</method>\n<method name="two">\n<device name="ups" port="1"/>\n</method>').replace('ipaddr="192.0.2.10"', 'ipaddr="strip.example.com"'),
      // Another agent may count switch and outlet where one counts outlets.
      dualPower('<method name="one">\n<device name="apc" port="1"/>\n</method>\n<method name="two">\n<device name="ups" port="1:1"/>\n</method>').replace('name="ups" agent="fence_apc" ipaddr="192.0.2.10"', 'name="ups" agent="fence_apc_snmp" ipaddr="192.0.2.9"'),
      dualPower('<method name="one">\n<device name="board"/>\n</method>\n<method name="two">\n<device name="apc" port="1"/>\n</method>'),
      // The first method takes the power away by itself.
      dualPower('<method name="one">\n<device name="apc" port="1" action="off"/>\n<device name="ups" port="1" action="off"/>\n<device name="apc" port="1" action="on"/>\n<device name="ups" port="1" action="on"/>\n</method>\n<method name="two">\n<device name="apc" port="1"/>\n</method>'),
    ],
  },

  *check({ model }) {
    const first = new Map<unknown, FenceUse>()
    const reported = new Set<unknown>()
    for (const [node, methods] of outletsByMethod(indexOf(model).fencingOfMany)) {
      if (methods.some(outlets => outlets.length !== 1)) continue
      for (const [use] of methods) {
        if (use === undefined) continue
        const before = first.get(node)
        first.set(node, before ?? use)
        if (before === undefined || reported.has(node) || maybeSameOutlet(before, use)) continue
        reported.add(node)
        yield {
          at: use.device,
          message: `Method "${shownMethod(before)}" switches one outlet of "${valueOf(use.node, 'name') ?? ''}" and "${shownMethod(use)}" the other: neither takes its power away`,
          related: [{ at: before.device, message: 'the first outlet' }],
        }
      }
    }
  },
})

/** By node the outlets of each of its methods; a node with other devices beside them is left out. */
function outletsByMethod(uses: readonly FenceUse[]): ReadonlyMap<unknown, readonly (readonly FenceUse[])[]> {
  const nodes = new Map<unknown, Map<unknown, FenceUse[]>>()
  for (const use of uses) {
    if (!isOutlet(use)) continue
    const methods = nodes.get(use.node) ?? new Map<unknown, FenceUse[]>()
    nodes.set(use.node, methods)
    addTo(methods, use.method, use)
  }
  return new Map([...nodes].map(([node, methods]) => [node, [...methods.values()]]))
}

/** One outlet may be asked through two devices: under another address of its strip, or by an agent that counts otherwise. */
function maybeSameOutlet(one: FenceUse, other: FenceUse): boolean {
  if (outletOf(one) === outletOf(other)) return true
  const [port, otherPort] = [one, other].map(use => argumentOf(use, ...portNames))
  if (port === undefined || otherPort === undefined || port.isUnknown || otherPort.isUnknown) return true
  if (areTwoStrips(one, other)) return false
  return port.value === otherPort.value || agentOf(one)?.name !== agentOf(other)?.name
}

/** Of a name beside an address nobody knows whether it is another strip. */
function areTwoStrips(...uses: readonly [FenceUse, FenceUse]): boolean {
  const [one, other] = uses.map(use => argumentOf(use, 'ipaddr', 'ip', 'hostname'))
  if (one === undefined || other === undefined || one.isUnknown || other.isUnknown) return false
  return one.value !== other.value && isNumeric(one.value) === isNumeric(other.value)
}

function isNumeric(address: string): boolean {
  return /^[\d.]+$|:/.test(address)
}

function shownMethod({ method }: FenceUse): string {
  return method === undefined ? '' : valueOf(method, 'name') ?? ''
}
