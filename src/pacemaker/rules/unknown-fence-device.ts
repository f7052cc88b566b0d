import { defineRule } from '../../rules/define-rule.js'
import { isWhole } from '../analysis/soundness.js'
import { attributeOf, childOf, childrenOf } from '../ast.js'
import type { Cib } from '../model.js'
import { cibWith } from './example-cluster.js'
/** A fencing level names no fence device. */
export const unknownFenceDevice = defineRule<Cib>({
  id: 'cib/unknown-fence-device',
  severity: 'warning',
  origin: 'practice',
  summary: 'a fencing level names no fence device',
  why: 'The level fails, and the node is not fenced by it. crm_verify says nothing.',
  do: 'Write the ids of resources of class stonith.',
  sources: ['crm_verify 2.1.5 exits 0'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ more: '<fencing-topology><fencing-level id="l" target="alpha" index="1" devices="[|fense|]"/></fencing-topology>' }),
    ],
    good: [
      cibWith({ more: '<fencing-topology><fencing-level id="l" target="alpha" index="1" devices="fence"/></fencing-topology>' }),
    ],
  },

  *check({ model }) {
    if (!isWhole(model, 'resources')) return
    for (const level of childrenOf(childOf(model.configuration, 'fencing-topology'), 'fencing-level')) {
      const devices = attributeOf(level, 'devices')
      // A value with entities stands differently in the file.
      if (devices === undefined || devices.isUnknown || devices.span.end - devices.span.start !== devices.value.length) continue
      for (const { 0: name, index } of devices.value.matchAll(/[^,\s]+/g)) {
        const device = model.resourceNamed.get(name)
        if (device !== undefined && (device.agentClass === 'stonith' || device.agentClass === undefined || device.kind !== 'primitive')) continue
        const start = devices.span.start + index
        yield { at: { file: devices.file, span: { start, end: start + name.length } }, message: device === undefined ? `No resource is called "${name}"` : `"${name}" is no fence device` }
      }
    }
  },
})
