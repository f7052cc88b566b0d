import { defineRule } from '../../../rules/define-rule.js'

import { argumentOf, isOutlet, outletOf, portNames } from '../analysis/fence-arguments.js'
import { indexOf } from '../analysis/model-index.js'
import { valueOf } from '../ast.js'
import type { ClusterConf, FenceUse } from '../schema.js'
import { dualPower } from './dual-power-example.js'

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
      dualPower('<method name="one">\n<device name="board"/>\n</method>\n<method name="two">\n<device name="apc" port="1"/>\n</method>'),
      // The first method takes the power away by itself.
      dualPower('<method name="one">\n<device name="apc" port="1" action="off"/>\n<device name="ups" port="1" action="off"/>\n<device name="apc" port="1" action="on"/>\n<device name="ups" port="1" action="on"/>\n</method>\n<method name="two">\n<device name="apc" port="1"/>\n</method>'),
    ],
  },

  *check({ model }) {
    const first = new Map<unknown, FenceUse>()
    const told = new Set<unknown>()
    for (const [node, methods] of outletsByMethod(indexOf(model).fencingOfMany)) {
      if (methods.some(outlets => outlets.length !== 1)) continue
      for (const [use] of methods) {
        if (use === undefined) continue
        const before = first.get(node)
        first.set(node, before ?? use)
        if (before === undefined || told.has(node) || isSameOutlet(before, use)) continue
        told.add(node)
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
    const outlets = methods.get(use.method)
    if (outlets === undefined) methods.set(use.method, [use])
    else outlets.push(use)
  }
  return new Map([...nodes].map(([node, methods]) => [node, [...methods.values()]]))
}

/** Two devices may be one switch under two addresses: then the outlet has one number, and both have one agent's login. */
function isSameOutlet(one: FenceUse, other: FenceUse): boolean {
  if (outletOf(one) === outletOf(other)) return true
  const addressOf = (use: FenceUse): string | undefined => argumentOf(use, 'ipaddr', 'ip', 'hostname')?.value
  const ports = [one, other].map(use => argumentOf(use, ...portNames))
  if (ports.some(port => port === undefined || port.isUnknown)) return true
  return ports[0]?.value === ports[1]?.value && addressOf(one) === addressOf(other)
}

function shownMethod({ method }: FenceUse): string {
  return method === undefined ? '' : valueOf(method, 'name') ?? ''
}
