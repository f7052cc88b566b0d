import type { Finding } from '../../diagnostics/diagnostic.js'
import { defineRule } from '../../rules/define-rule.js'
import { attributeOf, childrenOf, descendantsOf } from '../ast.js'
import type { XmlAttribute, XmlElement } from '../ast.js'
import type { Cib } from '../model.js'
import { cibWith } from './example-cluster.js'

const sets: ReadonlySet<string> = new Set(['cluster_property_set', 'meta_attributes', 'instance_attributes', 'utilization'])
/** A set has two pairs of one name. */
export const duplicatePair = defineRule<Cib>({
  id: 'cib/duplicate-pair',
  severity: 'warning',
  origin: 'practice',
  summary: 'a set has two pairs of one name',
  why: 'The first one counts, and nobody says so.',
  do: 'Keep one of them.',
  sources: ['Pacemaker 2.1.5 lib/pengine/rules.c: populate_hash'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ options: '<nvpair id="a" name="stonith-enabled" value="true"/><nvpair id="b" name="[|stonith-enabled|]" value="false"/>' }),
    ],
    good: [
      cibWith({ options: '<nvpair id="a" name="stonith-enabled" value="true"/><nvpair id="b" name="stonith-action" value="off"/>' }),
    ],
  },

  *check({ model }) {
    if (model.isPartial || model.configuration === undefined) return
    for (const set of descendantsOf(model.configuration)) {
      if (!sets.has(set.tag)) continue
      const first = new Map<string, XmlAttribute>()
      for (const pair of childrenOf(set, 'nvpair')) {
        const name = attributeOf(pair, 'name')
        if (name === undefined || name.isUnknown || attributeOf(pair, 'id-ref') !== undefined) continue
        const other = first.get(name.value)
        if (other === undefined) first.set(name.value, name)
        else yield { at: name, message: `"${name.value}" stands twice in this set: the first one counts`, related: [{ at: other, message: 'the first one' }], ...ofDoubledLine(pair) }
      }
    }
  },
})

/** What was written down twice, id and all, is told at the id. */
function ofDoubledLine(pair: XmlElement): Pick<Finding, 'followsFrom'> {
  const id = attributeOf(pair, 'id')
  return id === undefined ? {} : { followsFrom: [{ rule: 'cib/duplicate-id', at: id }] }
}
