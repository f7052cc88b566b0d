import { defineRule } from '../../rules/define-rule.js'
import { attributeOf, childOf, childrenOf } from '../ast.js'
import type { XmlAttribute } from '../ast.js'
import { isUnclear } from '../analysis/soundness.js'
import type { Cib } from '../model.js'
import { cibWith } from './example-cluster.js'

const two = `<primitive id="one" class="stonith" type="fence_dummy"/><primitive id="two" class="stonith" type="fence_dummy"/>`
const levels = (second: string): string => cibWith({ resources: two, more: `<fencing-topology><fencing-level id="l1" target="alpha" index="1" devices="one"/><fencing-level id="l2" ${second} devices="two"/></fencing-topology>` })

/** A node has two fencing levels of one number. */
export const duplicateFencingLevel = defineRule<Cib>({
  id: 'cib/duplicate-fencing-level',
  severity: 'warning',
  origin: 'practice',
  summary: 'a node has two fencing levels of one number',
  why: 'The devices of the second are added to those of the first: all of them must succeed, where one was to be tried after the other. When one is out of order, the node cannot be fenced.',
  do: 'Number the levels, or write the devices of one level into one, with commas between.',
  sources: ['pacemaker 2.1.5 daemons/fenced/fenced_commands.c: stonith_level_register adds to a level that is there', 'Pacemaker Explained, "Fencing topologies"'],
  since: '0.1.0',
  examples: {
    bad: [levels('target="alpha" index="[|1|]"')],
    good: [levels('target="alpha" index="2"'), levels('target="beta" index="1"')],
  },

  *check({ model }) {
    if (isUnclear(model)) return
    const first = new Map<string, XmlAttribute>()
    for (const level of childrenOf(childOf(model.configuration, 'fencing-topology'), 'fencing-level')) {
      const index = attributeOf(level, 'index')
      const target = ['target', 'target-pattern'].map(name => attributeOf(level, name)).find(attribute => attribute !== undefined)
      // A value of an attribute stands for nodes that nobody knows.
      if (index === undefined || target === undefined || index.isUnknown || target.isUnknown) continue
      const key = `${target.name} ${target.value.toLowerCase()} ${Number(index.value)}`
      const before = first.get(key)
      if (before === undefined) first.set(key, index)
      else yield { at: index, message: `"${target.value}" has a level ${index.value} already: all devices of both must succeed`, related: [{ at: before, message: 'the first one' }] }
    }
  },
})
