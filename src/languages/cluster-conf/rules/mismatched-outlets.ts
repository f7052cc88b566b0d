import { defineRule } from '../../../rules/define-rule.js'

import { actionOf, byMethod, isOutlet, outletOf } from '../analysis/fence-arguments.js'
import { indexOf } from '../analysis/model-index.js'
import { valueOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'
import { dualPower } from './example-cluster.js'

/** What a method switches off it must switch on, and the other way round. */
export const mismatchedOutlets = defineRule<ClusterConf>({
  id: 'cluster-conf/mismatched-outlets',
  severity: 'warning',
  origin: 'practice',
  summary: 'a method switches on another outlet than it switches off',
  why:
    'An outlet that is not switched off keeps the node alive while fencing counts as done, and its services start elsewhere; ' +
    'one that is not switched on again leaves the node on one supply.',
  do: 'Name each outlet twice in the method: first all with action="off", then all with action="on".',
  sources: ['RHEL 6 Cluster Administration, "Configuring a node with dual power supplies"'],
  since: '0.1.0',
  examples: {
    bad: [
      dualPower('<method name="power">\n<device name="apc" port="1" action="off"/>\n<device name="ups" port="1" action="off"/>\n<device name="apc" port="1" action="on"/>\n<[|device|] name="ups" port="2" action="on"/>\n</method>'),
      dualPower('<method name="power">\n<device name="apc" port="1" action="off"/>\n<[|device|] name="ups" port="1" action="off"/>\n<device name="apc" port="1" action="on"/>\n</method>'),
      dualPower('<method name="power">\n<device name="apc" port="1" action="off"/>\n<device name="apc" port="1" action="on"/>\n<[|device|] name="ups" port="1" action="on"/>\n</method>'),
    ],
    good: [
      dualPower('<method name="power">\n<device name="apc" port="1" action="off"/>\n<device name="ups" port="1" action="off"/>\n<device name="apc" port="1" action="on"/>\n<device name="ups" port="1" action="on"/>\n</method>'),
      // The node is to stay off.
      dualPower('<method name="power">\n<device name="apc" port="1" action="off"/>\n<device name="ups" port="1" action="off"/>\n</method>'),
      dualPower('<method name="power">\n<device name="apc" port="1"/>\n</method>'),
    ],
  },

  *check({ model }) {
    for (const uses of byMethod(indexOf(model).fencingOfMany)) {
      if (!uses.every(use => isOutlet(use) && actionOf(use) !== undefined)) continue
      const off = uses.filter(use => actionOf(use) === 'off')
      const on = uses.filter(use => actionOf(use) === 'on')
      if (off.length === 0 || on.length === 0 || off.length + on.length < uses.length) continue
      const strange = on.find(use => !off.some(other => outletOf(other) === outletOf(use)))
      const left = off.find(use => !on.some(other => outletOf(other) === outletOf(use)))
      const use = strange ?? left
      if (use === undefined) continue
      const node = valueOf(use.node, 'name') ?? ''
      yield {
        at: use.device,
        message: strange === undefined ? `This outlet of "${node}" is switched off, and no other line switches it on again` : `This outlet of "${node}" is switched on, and no line before switches it off`,
        ...(strange === undefined || left === undefined ? {} : { related: [{ at: left.device, message: 'this one is switched off and never on' }] }),
      }
    }
  },
})
